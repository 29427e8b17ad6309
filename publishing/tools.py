"""The reader's tools: scripts of `theme/tools`, each bundled with the packages that it uses."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from publishing.cache import Cache, digest
from publishing.esbuild import esbuild

_FOLDER = "theme/tools"
_END = "//"


def add(files: Files, config: MkDocsConfig, root: Path, cache: Cache) -> None:
    """Puts the bundles, `assets/<tool>.js`, in the place of their sources.

    Args:
        files: The site's files.
        config: The site's configuration.
        root: The project's folder, with `node_modules`.
        cache: Where bundles are kept.

    Raises:
        PluginError: The npm packages are missing, or a script can't be bundled; then the message names
            its line.
    """
    for file in list(files):
        if file.src_uri.startswith("tools/"):
            files.remove(file)
    installed = root / "node_modules" / ".package-lock.json"
    if not installed.is_file():
        raise PluginError(f"There is no {installed}: run `make setup`.")
    sources = sorted((root / _FOLDER).rglob("*.js"))
    texts = [(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")) for path in sources]
    lock = installed.read_text(encoding="utf-8")
    for entry in sorted((root / _FOLDER).glob("*/index.js")):
        key = digest(Path(__file__).read_text(encoding="utf-8"), entry.parent.name, texts, lock)
        bundle = cache.get(key)
        # Half of a bundle is as good as none.
        if bundle is None or not bundle.endswith(_END):
            bundle = _bundle(root, entry) + _END
            cache.put(key, bundle)
        files.append(File.generated(config, f"assets/{entry.parent.name}.js", content=bundle))


def _bundle(root: Path, entry: Path) -> str:
    # A classic script, not a module: browsers don't load modules from disk, where the offline
    # edition is opened.
    options = ["--bundle", "--format=iife", "--target=es2022", "--charset=utf8"]
    name = entry.relative_to(root).as_posix()
    return esbuild(root, name, name, *options, f"--global-name=tools.{entry.parent.name}")

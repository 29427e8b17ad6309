"""The reader's tools: scripts of `theme/tools`, each bundled with the packages that it uses."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from publishing.cache import Cache
from publishing.esbuild import bundle

_FOLDER = "theme/tools"
# What the code checker shares with the command line.
_ENGINE = "upgrader/engine"
# A classic script, not a module: browsers don't load modules from disk, where the offline edition is
# opened.
_OPTIONS = ["--bundle", "--format=iife", "--target=es2022", "--charset=utf8"]


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
    sources = sorted([*(root / _FOLDER).rglob("*.js"), *(root / _ENGINE).rglob("*.js")])
    texts = [(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")) for path in sources]
    for entry in sorted((root / _FOLDER).glob("*/index.js")):
        path, name = entry.relative_to(root).as_posix(), entry.parent.name
        made = bundle(root, cache, path, path, *_OPTIONS, f"--global-name=tools.{name}", inputs=texts)
        files.append(File.generated(config, f"assets/{name}.js", content=made))

"""The theme's scripts: each bundled with its words and the packages that it uses.

A reader's tool is a folder `theme/tools/<tool>`: its `index.js` becomes `assets/<tool>.js`. What it does in
a worker is in its `worker.js`, which becomes `assets/<tool>_worker.js`: a function `tools.<tool>_worker`, of
whose source the tool makes the worker. From disk, browsers start no worker of a file. The styles of one
tool alone are a text that its script imports. The scripts of all pages, `theme/assets/<name>.js`, stay where
they are.
"""

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from executed_docs.assets import script_words
from executed_docs.assets.esbuild import LOADERS, bundle
from executed_docs.locale.words import Words
from executed_docs.storage.store import Store

_TOOLS = "theme/tools"
_OF_PAGES = "theme/assets"
# A classic script, not a module: browsers don't load modules from disk, where the offline edition is
# opened.
_OPTIONS = ["--bundle", "--format=iife", "--target=es2022", "--charset=utf8", *LOADERS]


def add(
    files: Files, config: MkDocsConfig, root: Path, cache: Store, words: Words, shared: Iterable[str] = ()
) -> None:
    """Puts bundles in the place of their sources; each has the words of one language, that of its site.

    Args:
        files: The site's files.
        config: The site's configuration.
        root: The project's folder, with `node_modules`.
        cache: Where bundles are cached.
        words: The words of the site's language.
        shared: Folders of the project, from its folder, that the tools import from as well.

    Raises:
        BuildError: The npm packages are missing, or a script can't be bundled; then the message names
            its line.
        UnreadableError: A word can't be a script's.
    """
    of_pages = {f"assets/{path.name}" for path in (root / _OF_PAGES).glob("*.js")}
    for file in list(files):
        if file.src_uri.startswith("tools/") or file.src_uri in of_pages:
            files.remove(file)
    folders = [root / folder for folder in (_TOOLS, _OF_PAGES, *shared)]
    kinds = ("*.js", "*.css")
    sources = sorted(path for folder in folders for kind in kinds for path in folder.rglob(kind))
    texts = [(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")) for path in sources]
    language = str(config.theme["language"])
    folder = script_words.folder(root, language)
    modules = script_words.write(folder, words, language)
    alias = script_words.alias(root, folder)
    entries = {
        f"assets/{path.parent.name}.js": (path, [f"--global-name=tools.{path.parent.name}"])
        for path in sorted((root / _TOOLS).glob("*/index.js"))
    }
    for inner in sorted((root / _TOOLS).glob("*/worker.js")):
        name = f"{inner.parent.name}_worker"
        around = [f"--banner:js=var tools=tools||{{}};tools.{name}=function(){{", "--footer:js=};"]
        entries[f"assets/{name}.js"] = (inner, around)
    entries |= {address: (root / "theme" / address, []) for address in sorted(of_pages)}
    for address, (entry, own) in entries.items():
        path = entry.relative_to(root).as_posix()
        made = bundle(root, cache, path, path, *_OPTIONS, alias, *own, inputs=(texts, modules))
        files.append(File.generated(config, address, content=made))

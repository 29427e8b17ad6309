"""The reader's tools: scripts of `theme/tools`, each bundled with the packages that it uses.

A tool's `index.js` becomes `assets/<tool>.js`. What it does in a worker is in its `worker.js`, which becomes
`assets/<tool>_worker.js`: a function `tools.<tool>_worker`, of whose source the tool makes the worker. From
disk, browsers start no worker of a file. The styles of one tool alone are a text that its script imports.
"""

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from executed_docs.assets.esbuild import LOADERS, bundle
from executed_docs.storage.store import Store

_FOLDER = "theme/tools"
# A classic script, not a module: browsers don't load modules from disk, where the offline edition is
# opened.
_OPTIONS = ["--bundle", "--format=iife", "--target=es2022", "--charset=utf8", *LOADERS]


def add(files: Files, config: MkDocsConfig, root: Path, cache: Store, shared: Iterable[str] = ()) -> None:
    """Puts the bundles, `assets/<tool>.js` and `assets/<tool>_worker.js`, in the place of their sources.

    Args:
        files: The site's files.
        config: The site's configuration.
        root: The project's folder, with `node_modules`.
        cache: Where bundles are cached.
        shared: Folders of the project, from its folder, that the tools import from as well.

    Raises:
        BuildError: The npm packages are missing, or a script can't be bundled; then the message names
            its line.
    """
    for file in list(files):
        if file.src_uri.startswith("tools/"):
            files.remove(file)
    folders = [root / folder for folder in (_FOLDER, *shared)]
    kinds = ("*.js", "*.css")
    sources = sorted(path for folder in folders for kind in kinds for path in folder.rglob(kind))
    texts = [(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")) for path in sources]
    for entry in sorted((root / _FOLDER).glob("*/index.js")):
        path, name = entry.relative_to(root).as_posix(), entry.parent.name
        made = bundle(root, cache, path, path, *_OPTIONS, f"--global-name=tools.{name}", inputs=texts)
        files.append(File.generated(config, f"assets/{name}.js", content=made))
    for entry in sorted((root / _FOLDER).glob("*/worker.js")):
        path, name = entry.relative_to(root).as_posix(), f"{entry.parent.name}_worker"
        around = [f"--banner:js=var tools=tools||{{}};tools.{name}=function(){{", "--footer:js=};"]
        made = bundle(root, cache, path, path, *_OPTIONS, *around, inputs=texts)
        files.append(File.generated(config, f"assets/{name}.js", content=made))

"""esbuild, which bundles scripts and makes styles small."""

import platform
import subprocess
import sys
from pathlib import Path

from executed_docs import makefile
from executed_docs.errors import BuildError
from executed_docs.storage.fingerprint import digest
from executed_docs.storage.store import Store

LOADERS = ("--loader:.css=text",)
"""How the scripts of the theme are bundled: a stylesheet that one imports is a text."""

_INSTALLED = "node_modules/.package-lock.json"

# Half of a bundle is as good as none.
_END = "/**/"


def bundle(
    root: Path, store: Store, what: str, *arguments: str, inputs: object = None, source: str | None = None
) -> str:
    """What esbuild makes of a file or of a source, now or in an earlier build.

    Args:
        root: The project's folder, with `node_modules`.
        store: Where bundles are stored.
        what: What is given to it, for the message if it refuses.
        arguments: Its own.
        inputs: What it reads beside the source, packages apart.
        source: What it reads, if no file is named.

    Raises:
        BuildError: The npm packages are missing, or it refuses; then the message names the line.
    """
    esbuild = program(root)
    installed = root / _INSTALLED
    own = Path(__file__).read_text(encoding="utf-8")
    key = digest(own, what, arguments, inputs, source, installed.read_text(encoding="utf-8"))
    made = store.get(key)
    if made is None or not made.endswith(_END):
        made = _made(esbuild, root, what, arguments, source) + _END
        store.put(key, made)
    return made


def program(root: Path) -> Path:
    """Where npm installs esbuild for this machine.

    The package `esbuild` has a script of this name, which starts Node to find and start this program: for
    each bundle, Node takes four times what the program takes. Where it is, esbuild documents:
    https://esbuild.github.io/getting-started/#download-a-build

    Args:
        root: The project's folder, with `node_modules`.

    Raises:
        BuildError: It is not installed, or for another machine.
    """
    machine = platform.machine()
    processor = {"x86_64": "x64", "aarch64": "arm64"}.get(machine, machine)
    name = f"{sys.platform}-{processor}"
    found = root / "node_modules" / "@esbuild" / name / "bin" / "esbuild"
    if not found.is_file() or not (root / _INSTALLED).is_file():
        command = makefile.command(root, "setup", "npm install esbuild")
        raise BuildError(
            f"mkdocs.yml, plugins, executed: esbuild for {name} is not in {root / 'node_modules'}. "
            f"Run {command}, or do without `optimize` and the placeholder `licenses`."
        )
    return found


def _made(esbuild: Path, root: Path, what: str, arguments: tuple[str, ...], source: str | None) -> str:
    done = subprocess.run(
        [esbuild, "--minify", *arguments],
        cwd=root,
        input=source,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        install = makefile.command(root, "setup", "npm install")
        raise BuildError(
            f"{what} can't be bundled. If a package is missing, run {install}.\n{done.stderr.strip()}"
        )
    return done.stdout

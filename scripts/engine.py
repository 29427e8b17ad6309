"""Builds the wheel of the engine alone, for other sites: `make engine`."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.egg-info", "build")


class WheelError(Exception):
    """The wheel can't be built: the message is pip's."""


def build(root: Path, folder: Path) -> Path:
    """Builds the wheel.

    Args:
        root: The project's folder.
        folder: Where the wheel goes.

    Returns:
        The wheel's path.

    Raises:
        WheelError: pip refuses.
    """
    # From a copy: setuptools writes next to what it builds.
    with tempfile.TemporaryDirectory() as place, tempfile.TemporaryDirectory() as made:
        copy = Path(place, "executed_docs")
        shutil.copytree(root / "executed_docs", copy, ignore=_LEFT_OUT)
        shutil.copy(root / "LICENSE", copy)
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
        command += ["--disable-pip-version-check", "--wheel-dir", made, str(copy)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise WheelError(f"executed_docs/ can't be built into a wheel.\n{done.stderr.strip()}")
        (wheel,) = Path(made).glob("*.whl")
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy(wheel, folder))


if __name__ == "__main__":
    print(build(Path.cwd(), Path("dist")))

"""The upgrader's command line as a wheel: the engine bundled, with its rules, in a Python package."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from executed_docs.assets import script_words
from executed_docs.assets.esbuild import bundle
from executed_docs.execution.runner import Runner
from executed_docs.locale import words
from executed_docs.storage.files import write_atomically
from executed_docs.storage.store import Store, results_folder
from publishing.upgrader import rules

_PACKAGE = "upgrader/package"
_ENTRY = "upgrader/cli/index.js"
_OPTIONS = ["--bundle", "--format=esm", "--platform=node", "--target=node20", "--charset=utf8"]
_LANGUAGE = "en"
"""What the command line is written in."""
_BUNDLED = ("@lezer/common", "@lezer/lr", "@lezer/highlight", "@lezer/python", "diff", "ignore")
"""The npm packages whose code the bundle holds: their licenses go with it."""


class WheelError(Exception):
    """The wheel can't be built: the message says why."""


def build(root: Path, runner: Runner, folder: Path, address: str) -> Path:
    """Builds the wheel.

    Args:
        root: The project's folder, with `node_modules`.
        runner: Where the atlas runs, if its rules aren't cached.
        folder: Where the wheel goes.
        address: Where the site is published that findings link to, or nothing if it is nowhere.

    Returns:
        The wheel's path.

    Raises:
        WheelError: pip refuses; then the message is pip's.
        RulesError: The rules can't be made.
        BuildError: The npm packages are missing, a script can't be bundled, or its words can't be read.
    """
    with tempfile.TemporaryDirectory() as place:
        package = Path(place, "package")
        shutil.copytree(root / _PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        fill(root, runner, package / "keras3_upgrade", address)
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
        command += ["--disable-pip-version-check", "--wheel-dir", str(folder), str(package)]
        # The same files make the same wheel: without it, the archive would have the time of its build.
        fixed = {"SOURCE_DATE_EPOCH": "315532800"} | os.environ
        done = subprocess.run(command, capture_output=True, text=True, env=fixed)
        if done.returncode:
            raise WheelError(f"{_PACKAGE} can't be built into a wheel.\n{done.stderr.strip()}")
    return folder / f"keras3_upgrade-{version(root)}-py3-none-any.whl"


def fill(root: Path, runner: Runner, folder: Path, address: str) -> None:
    """Puts the bundle, the rules and the licenses of what is bundled into a folder; else as `build`."""
    sources = sorted((root / "upgrader").rglob("*.js"))
    inputs = [(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")) for path in sources]
    modules = script_words.folder(root, f"command-line-{_LANGUAGE}")
    own = words.read(root / "upgrader" / "locale" / f"{_LANGUAGE}.toml")
    inputs += sorted(script_words.write(modules, own, _LANGUAGE).items())
    options = [*_OPTIONS, script_words.alias(root, modules)]
    made = bundle(root, Store(results_folder(root, "tools")), _ENTRY, _ENTRY, *options, inputs=inputs)
    write_atomically(folder / "cli.mjs", made)
    data = json.loads(rules.made(root, runner)) | {
        "version": version(root),
        "site": address,
    }
    write_atomically(folder / "rules.json", json.dumps(data, ensure_ascii=False, separators=(",", ":")))
    texts = [f"{name}\n\n{_license(root / 'node_modules' / name)}" for name in _BUNDLED]
    write_atomically(folder / "LICENSES", "\n\n".join(texts) + "\n")


def _license(package: Path) -> str:
    found = sorted(package.glob("LICENSE*"))
    if not found:
        raise WheelError(f"{package.name} has no license among its files. Look for it, and name it here.")
    return found[0].read_text(encoding="utf-8").strip()


def version(root: Path) -> str:
    """The version of the package."""
    settings = tomllib.loads((root / _PACKAGE / "pyproject.toml").read_text(encoding="utf-8"))
    return str(settings["project"]["version"])

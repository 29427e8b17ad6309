"""`make newest`: what the snippets give on the newest packages, as a difference of goldens.

Everything happens in `.cache/newest`: the goldens and `.venv` stay as they are.
"""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

NEWEST = ("keras", "tensorflow", "tf-keras", "jax")
"""What is tried when nothing is named."""

_NAME = re.compile(r"[\w.-]+")


def main(wanted: list[str]) -> int:
    root = Path.cwd()
    folder = root / ".cache" / "newest"
    shutil.rmtree(folder, ignore_errors=True)
    # They stand side by side: the difference then names them as it names the goldens in git.
    before, after = folder / "a", folder / "b"
    for copy in (before, after):
        shutil.copytree(root / "snippets", copy / "snippets", ignore=shutil.ignore_patterns("__pycache__"))
    for package in ("executed_docs", "publishing"):
        shutil.copytree(root / package, after / package, ignore=shutil.ignore_patterns("__pycache__"))
    lock = folder / "requirements.txt"
    shutil.copy(root / "requirements.txt", lock)
    python = _installed(root, folder, lock, wanted or list(NEWEST))
    run = subprocess.run(
        [python, "-m", "publishing.commands.accept"],
        cwd=after,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    # What runs log on the way; then come the problems.
    messages = [line for line in run.stderr.splitlines() if not line.startswith("Ran ")]
    changed = _difference(folder, "a/snippets", "b/snippets")
    packages = _difference(root, "requirements.txt", str(lock))
    (folder / "goldens.diff").write_text(changed, encoding="utf-8")
    report = _report(_versions(packages), "\n".join(messages), changed)
    (folder / "report.md").write_text(report, encoding="utf-8")
    print(report)
    # A difference is what was asked for; a run that was stopped by anything else is an error.
    return 0 if run.returncode in {0, 1} else run.returncode


def resolved(dependencies: list[str], wanted: list[str]) -> list[str]:
    """The project's dependencies without its pins, and with what is wanted in their place.

    Args:
        dependencies: As `pyproject.toml` has them.
        wanted: Names of packages, each with a version or without.
    """
    names = {_name(each) for each in wanted}
    free = [re.sub(r"==[^;,]+", "", each) for each in dependencies]
    return [*wanted, *(each for each in free if _name(each) not in names)]


def _installed(root: Path, folder: Path, lock: Path, wanted: list[str]) -> Path:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    uv = str(Path(sys.executable).with_name("uv"))
    python = folder / "venv" / "bin" / "python"
    here = ["--python", sys.executable]
    upgrades = [option for each in wanted for option in ("--upgrade-package", _name(each))]
    # What else is in the list stays at its version, unless what is wanted needs another.
    compiled = [uv, "pip", "compile", "-", "--quiet", "--generate-hashes", "--output-file", str(lock), *here]
    wishes = "\n".join(resolved(project["dependencies"], wanted))
    subprocess.run([*compiled, *upgrades], input=wishes, text=True, check=True)
    subprocess.run([uv, "venv", "--quiet", *here, str(folder / "venv")], check=True)
    installed = [
        uv,
        "pip",
        "install",
        "--quiet",
        "--python",
        str(python),
        "--require-hashes",
        "-r",
        str(lock),
    ]
    # As in setup.sh: nothing is built that there is a wheel of. Workers write no bytecode, so that without
    # it each of them would compile TensorFlow, and be stopped for it on a slow machine.
    subprocess.run(
        [*installed, "--only-binary", ":all:", "--no-binary", "jieba", "--compile-bytecode"], check=True
    )
    return python


def _name(requirement: str) -> str:
    found = _NAME.match(requirement)
    if not found:
        sys.exit(f"{requirement!r} names no package. Write a name, or a name with a version: keras==3.14.0")
    return found[0]


def _difference(folder: Path, before: str, after: str) -> str:
    command = ["git", "diff", "--no-index", "--no-color", "--no-prefix", before, after]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True).stdout


def _versions(packages: str) -> list[tuple[str, str, str]]:
    """The packages whose version differs: name, before, after."""
    old, new = (dict(re.findall(rf"^\{sign}([\w.-]+)==([^\s;\\]+)", packages, re.MULTILINE)) for sign in "-+")
    pairs = [(name, old.get(name, "none"), new.get(name, "none")) for name in sorted({*old, *new})]
    return [pair for pair in pairs if pair[1] != pair[2]]


def _report(versions: list[tuple[str, str, str]], problems: str, changed: str) -> str:
    parts = ["# The snippets on other packages"]
    if versions:
        rows = "\n".join(f"| {name} | {before} | {after} |" for name, before, after in versions)
        parts.append(f"| Package | Pinned | Tried |\n| --- | --- | --- |\n{rows}")
    else:
        parts.append("Every package is the pinned one.")
    if problems:
        parts.append(f"## Not accepted\n\n````text\n{problems}\n````")
    count = len(re.findall(r"^diff --git", changed, re.MULTILINE))
    parts.append(f"## Goldens that differ: {count}")
    if changed:
        parts.append(f"````diff\n{changed.strip()}\n````")
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

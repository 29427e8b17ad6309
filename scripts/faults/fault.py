"""Faults on purpose: one thing of a copy of the project is broken, and a check has to see it."""

import ctypes
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from executed_docs.storage.files import write_atomically

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "docs" / "faults.json"
BUILD = "make build"
LAST_SITE = "the last site"

Change = Callable[[Path], object]
"""Breaks something in a copy of the project."""

_TIMEOUT = 900.0
_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 24, 1, 2
_INHERITED = ("PATH", "HOME", "CI", "TMPDIR")


@dataclass(frozen=True)
class Fault:
    """One thing that may go wrong, and what has to say so.

    Attributes:
        id: Its name in tests.
        area: What is broken, a key of `AREAS`.
        en: What happens, for the authors' page.
        zh: The same in Chinese.
        change: Makes it happen in a copy of the project.
        check: The command of a person or of CI that has to see it, in the project's folder.
        says: What the command has to say, place included; each `…` stands for what may change.
            If it need not say anything, it is empty.
        endured: Whether the command has to succeed all the same, and the site to be the right one.
        alone: Whether it shares no copy with others: the command ends there, or says the same of another.
    """

    id: str
    area: str
    en: str
    zh: str
    change: Change
    check: str
    says: str
    endured: bool = False
    alone: bool = False


@dataclass(frozen=True)
class Seen:
    """What a run saw of a fault: a row of the authors' page.

    Attributes:
        id: The fault's.
        area: The fault's.
        en: The fault's.
        zh: The fault's.
        check: What was run.
        message: The part of its output that names the place.
        endured: Whether the site came out right all the same.
    """

    id: str
    area: str
    en: str
    zh: str
    check: str
    message: str
    endured: bool


@dataclass(frozen=True)
class Original:
    """A copy in which nothing is broken, of which others are made.

    Attributes:
        folder: Where it is.
        site: The files of its site.
    """

    folder: Path
    site: dict[str, bytes]

    def copied(self, folder: Path) -> Path:
        """A copy to be broken, with a site that must not be lost.

        Its files are links, for making thousands of files takes longer than most checks: whoever
        changes one writes it anew.
        """
        shutil.copytree(self.folder, folder, symlinks=True, copy_function=os.link)
        shutil.rmtree(folder / "site")
        (folder / "site").mkdir()
        (folder / "site" / "index.html").write_text(LAST_SITE)
        return folder


def copy_project(folder: Path) -> None:
    """Copies what would be committed, and the cache, and builds it; installed packages are linked."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    # On a new machine, nothing may be cached yet; other builds may be writing there. What the audit and the
    # bench install and write is most of the files; no build reads what only tests run.
    (ROOT / ".cache").mkdir(exist_ok=True)
    tests = ("isolated", "atlas-isolated", "proof-alone")
    left_out = shutil.ignore_patterns(".*", "build-*", "audit", "bench", *tests)
    shutil.copytree(ROOT / ".cache", folder / ".cache", ignore=left_out)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    (folder / ".venv").mkdir()
    for path in (ROOT / ".venv").iterdir():
        (folder / ".venv" / path.name).symlink_to(path)
    # Newer than whatever a fault changes: make must not install anything into what is linked.
    ready = folder / ".venv" / "ready"
    ready.unlink(missing_ok=True)
    ready.touch()
    os.utime(ready, (2**31, 2**31))
    built = run(BUILD, folder)
    assert built.returncode == 0, built.stdout


def original(folder: Path) -> Original:
    """The copy that `copy_project` made in a folder."""
    return Original(folder, files(folder / "site"))


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs a command as a person would, in a copy and with the copy's own code."""
    environment = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    environment["PATH"] = f"{folder / '.venv' / 'bin'}:{environment['PATH']}"
    # All sites are of one day, so that they can be compared.
    environment |= {"PYTHONPATH": str(folder), "SOURCE_DATE_EPOCH": "1700000000"}
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="backslashreplace",
        timeout=_TIMEOUT,
        preexec_fn=_bound_by_permissions,
    )


def _bound_by_permissions() -> None:
    """Root, who may be running this in a container, reads and writes no more than its owner may."""
    if sys.platform == "linux":
        for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
            ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)


def together(faults: Iterable[Fault]) -> list[list[Fault]]:
    """The faults that can be in one copy: those of an area that the same command sees all at once."""
    groups: dict[tuple[str, ...], list[Fault]] = {}
    for fault in faults:
        own = (fault.id,) if fault.endured or fault.alone else ()
        groups.setdefault((fault.area, fault.check, *own), []).append(fault)
    return list(groups.values())


def seen(faults: Sequence[Fault], unbroken: Original, folder: Path) -> list[Seen]:
    """Breaks a copy and runs the check.

    Args:
        faults: What to break: one thing, or several that the same check sees.
        unbroken: What to copy.
        folder: Where to.

    Raises:
        AssertionError: Nothing was broken, or the check doesn't see it or doesn't name the place, or
            something was lost.
    """
    names = ", ".join(fault.id for fault in faults)
    (check,) = {fault.check for fault in faults}
    before = state(unbroken.copied(folder))
    known: dict[str, tuple[int, bytes]] = {}
    for fault in faults:
        fault.change(folder)
        after = state(folder)
        touched = {path for path, _ in before.items() ^ after.items()}
        # Another fault may have changed the same file before.
        was = {path: known.get(path) or _content(unbroken.folder / path) for path in touched}
        known |= {path: _content(folder / path) for path in touched}
        assert any(known[path] != was[path] for path in touched), f"{fault.id} changes nothing"
        before = after
    done = run(check, folder)
    site = files(folder / "site")
    if any(fault.endured for fault in faults):
        assert done.returncode == 0, f"{names} is not endured by `{check}`:\n{done.stdout}"
        assert site.keys() == unbroken.site.keys(), f"{names}: the site has other files"
        wrong = [name for name in site if site[name] != unbroken.site[name]]
        assert not wrong, f"{names}: the site is not the right one: {wrong}"
    else:
        # pytest's code where no test is selected is no sign of a fault.
        assert done.returncode not in {0, 5}, f"{names} is not seen by `{check}`:\n{done.stdout}"
        assert site == {"index.html": LAST_SITE.encode()}, f"{names}: the last site is lost"
    output = done.stdout.replace(f"{folder}/", "")
    if check == BUILD and len(faults) > 1:
        output = what_is_wrong(output)
    hint = f"If one of {names} ends the command, set alone=True there." if len(faults) > 1 else ""
    return [_row(fault, output, hint) for fault in faults]


def what_is_wrong(output: str) -> str:
    """The messages of a build each of which makes it red, with all their lines."""
    return "".join(re.findall(r"^(?:WARNING|ERROR) .*(?:\n(?![A-Z]+ +-  ).*)*\n", output, re.MULTILINE))


def _row(fault: Fault, output: str, hint: str) -> Seen:
    pattern = ".*?".join(re.escape(part) for part in fault.says.split("…"))
    found = re.search(pattern, output)
    assert found, f"`{fault.check}` does not say {fault.says!r} of {fault.id}:\n{output}{hint}"
    message = re.sub(r"(\bline |\.py:|\.js\()\d+(?:,\d+)*", r"\1…", found[0])
    return Seen(fault.id, fault.area, fault.en, fault.zh, fault.check, message, fault.endured)


def state(folder: Path) -> dict[str, tuple[int, ...]]:
    """What the system knows of each file of a copy: a file for which it is the same wasn't written."""
    found: dict[str, tuple[int, ...]] = {}
    waiting = [str(folder)]
    # Not `rglob`: of tens of thousands of files, each fault asks twice.
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                of = entry.stat(follow_symlinks=False)
                name = entry.path.removeprefix(f"{folder}/")
                own = (of.st_ino, of.st_size) if stat.S_ISREG(of.st_mode) else ()
                # Whoever reads a cache entry sets its time: those that nobody has read for long are deleted.
                times = (of.st_mtime_ns,) if own and not name.startswith(".cache/") else ()
                found[name] = (of.st_mode, *own, *times)
                if stat.S_ISDIR(of.st_mode):
                    waiting.append(entry.path)
    return found


def _content(path: Path) -> tuple[int, bytes]:
    """The mode and, of a file that can be read, the bytes: the same if a file was only written anew."""
    mode = path.lstat().st_mode if os.path.lexists(path) else 0
    return mode, path.read_bytes() if path.is_file() and os.access(path, os.R_OK) else b""


def files(folder: Path) -> dict[str, bytes]:
    """What each file of a folder holds, by its name."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def replaced(path: str, old: str, new: str) -> Change:
    """Replaces a text that stands once in a file."""

    def change(folder: Path) -> None:
        text = (folder / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path} has {old!r} {text.count(old)} times"
        write_atomically(folder / path, text.replace(old, new))

    return change


def appended(path: str, text: str) -> Change:
    def change(folder: Path) -> None:
        before = (folder / path).read_text(encoding="utf-8")
        write_atomically(folder / path, before + text)

    return change


def written(path: str, text: str) -> Change:
    """Writes a file, in place of the one that is there, if there is one."""

    return lambda folder: write_atomically(folder / path, text)


def deleted(path: str) -> Change:
    return lambda folder: (folder / path).unlink()


def renamed(path: str, name: str) -> Change:
    return lambda folder: (folder / path).rename(folder / name)


def both(*changes: Change) -> Change:
    return lambda folder: [change(folder) for change in changes]

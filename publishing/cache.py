"""A content-addressed store of texts on disk."""

import contextlib
import functools
import hashlib
import importlib.metadata
import json
import logging
import os
import re
import secrets
from pathlib import Path

from packaging.requirements import Requirement

log = logging.getLogger(f"mkdocs.plugins.{__name__}")

_CODE = Path(__file__).parent

read_only = False
"""Set once this process no longer runs the code that is on disk, and keys no longer tell which it was."""


class Cache:
    """Texts by key. What can't be read is a miss; what can't be written is not kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> str | None:
        try:
            # What is in use is told from what isn't by its time: CI deletes what is old.
            with contextlib.suppress(OSError):
                os.utime(self._path(key))
            return self._path(key).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def put(self, key: str, text: str) -> None:
        if read_only:
            return
        path = self._path(key)
        try:
            write(path, text)
        except OSError as error:
            # Not a warning: a strict build with a cache it can't write is slow, not wrong.
            log.info("The cache %s can't be written, so outcomes aren't kept: %s", self.folder, error)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


def of_runs(root: Path, name: str) -> Path:
    """Where something that runs gave is kept: in the project, or in the folder that machines share."""
    return Path(os.environ.get("SHARED_CACHE") or root / ".cache", name)


def digest(*parts: object) -> str:
    """The key of something that depends on the parts, and on nothing else."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def fingerprint(page: str) -> str:
    """Stands for a long text in a digest: writing it as JSON takes longer than this."""
    return hashlib.sha256(page.encode(errors="surrogatepass")).hexdigest()


def machinery() -> dict[str, str]:
    """This project's own code as it is on disk: what stands for each file, by its name."""
    files = sorted(path for path in _CODE.rglob("*") if path.suffix in {".py", ".mjs"})
    return {path.relative_to(_CODE).as_posix(): digest(path.read_text(encoding="utf-8")) for path in files}


@functools.cache
def versions(*packages: str) -> dict[str, str]:
    """The versions of packages and of all that they require, as this process first found them."""
    found: dict[str, str] = {}
    waiting = list(packages)
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in found:
            continue
        package = installed(name)
        if package:
            found[name], needs = package
            waiting += needs
    return found


@functools.cache
def installed(name: str) -> tuple[str, list[str]] | None:
    """The version of an installed package, and the names of what it requires."""
    try:
        # Each look at it reads it anew.
        metadata = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return None
    needs = map(Requirement, metadata.get_all("Requires-Dist", []))
    return metadata["Version"], [
        need.name for need in needs if need.marker is None or need.marker.evaluate({"extra": ""})
    ]


def write(path: Path, text: str) -> None:
    """Writes a file wholly or not at all: a reader never sees half of it."""
    # The name is chance: machines that share a folder number their processes alike.
    part = path.with_name(f".{secrets.token_hex(8)}")
    try:
        try:
            part.write_text(text, encoding="utf-8", newline="\n")
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(text, encoding="utf-8", newline="\n")
        # Machines that share a folder need not share a user.
        part.chmod(0o644)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


MACHINERY = machinery()
"""The code that this process runs: as it was on disk when the process began."""

"""The project's files that a run reads, apart from modules: part of the key of the run from then on."""

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from executed_docs.execution.job import Job

_CODE = frozenset({".py", ".pyc", ".pyi", ".so"})
_NO_DATA = (*_CODE, ".out", ".err")
_NOT_OWN = frozenset({"node_modules", "site-packages", "__pycache__"})
_WRITING = os.O_WRONLY | os.O_RDWR


def of_chapter(folder: Path) -> list[str]:
    """The names of the data files in a folder of snippets, sorted."""
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        # The name first: nearly all are code and goldens, and each run asks.
        return sorted(
            entry.name
            for entry in entries
            if not entry.name.startswith(".") and not entry.name.endswith(_NO_DATA) and entry.is_file()
            if not _is_figure(Path(entry.path))
        )


def contents(root: Path, filename: str) -> dict[str, bytes]:
    """The data files of a snippet's chapter: path from the project's folder to content.

    Args:
        root: The project's folder.
        filename: The snippet, from there.
    """
    chapter = Path(filename).parent
    names = of_chapter(root / chapter)
    return {(chapter / name).as_posix(): (root / chapter / name).read_bytes() for name in names}


def _is_figure(path: Path) -> bool:
    """Whether a file is the golden of a picture: its name begins with that of its snippet."""
    stem, _, rest = path.name.partition(".")
    return path.suffix == ".svg" and "." in rest and path.with_name(f"{stem}.py").is_file()


def digest(root: Path, path: str) -> str:
    """The digest of a file, or of the names in a folder; nothing if it is gone.

    Args:
        root: The project's folder.
        path: The file, from there; a folder ends with a slash.
    """
    if path.endswith("/"):
        return hashlib.sha256("\0".join(of_chapter(root / path)).encode()).hexdigest()
    try:
        with (root / path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


class Reads:
    """Notes what the run of this process reads: Python's audit events name each file that is opened.

    Code that is no Python, such as a library's own reader of files, causes no such event.

    Attributes:
        overwritten: The pictures that the run has written more than once, as paths from its current folder.
    """

    def __init__(self) -> None:
        self._job: Job | None = None
        self._folder = ""
        self._found: dict[str, str] = {}
        self.overwritten: set[str] = set()
        # Nothing takes a hook away: it does nothing between runs.
        sys.addaudithook(self._hear)

    @contextmanager
    def noted(self, job: Job, folder: str) -> Iterator[dict[str, str]]:
        """Notes what a run reads meanwhile.

        Args:
            job: The run.
            folder: The run's current folder, which gets links to the data files of the snippet's chapter.

        Yields:
            The digest of each file by its path from the project's folder, complete at the end.
        """
        chapter = Path(job.filename).parent
        names = of_chapter(Path(job.root, chapter))
        if names:
            # Where they are for a reader who runs the snippet from the project's folder.
            Path(folder, chapter).mkdir(parents=True)
        for name in names:
            Path(folder, chapter, name).symlink_to(Path(job.root, chapter, name).resolve())
        self._job, self._folder, self._found = job, os.path.realpath(folder), {}
        self.overwritten.clear()
        try:
            yield self._found
        finally:
            self._job = None

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Notes nothing meanwhile: what is opened is not the run's."""
        job, self._job = self._job, None
        try:
            yield
        finally:
            self._job = job

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        job = self._job
        if job is None or event not in {"open", "os.listdir", "os.scandir"}:
            return
        given = arguments[0] if arguments[0] is not None else "."
        if not isinstance(given, str | bytes | os.PathLike):
            return
        with self.paused():
            if event == "open":
                flags = arguments[2] if isinstance(arguments[2], int) else 0
                self._opened(job, os.fsdecode(given), bool(flags & _WRITING))
                if flags & os.O_TRUNC:
                    self._emptied(os.fsdecode(given))
            else:
                self._listed(job, os.fsdecode(given))

    def _opened(self, job: Job, given: str, written: bool) -> None:
        path = _inside(os.path.realpath(job.root), os.path.realpath(given))
        if path is None or path.suffix in _CODE or _NOT_OWN & {*path.parts}:
            return
        if any(part.startswith(".") for part in path.parts):
            return
        if written and path.parts[0] == job.folder:
            raise PermissionError(f"{path.as_posix()} is the project's: a run may read it, and not write it")
        if Path(job.root, path).is_file():
            self._found.setdefault(path.as_posix(), digest(Path(job.root), path.as_posix()))

    def _emptied(self, given: str) -> None:
        path = _inside(self._folder, os.path.realpath(given))
        file = Path(self._folder, path or "")
        if path is not None and path.suffix == ".svg" and file.is_file() and file.stat().st_size:
            self.overwritten.add(path.as_posix())

    def _listed(self, job: Job, given: str) -> None:
        path = _inside(self._folder, os.path.realpath(given))
        if path is not None and path.parts and path.parts[0] == job.folder:
            name = f"{path.as_posix()}/"
            self._found.setdefault(name, digest(Path(job.root), name))


def _inside(folder: str, path: str) -> Path | None:
    return Path(path).relative_to(folder) if path.startswith(f"{folder}/") else None

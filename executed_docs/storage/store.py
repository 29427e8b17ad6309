"""A content-addressed store of texts on disk."""

import contextlib
import logging
import os
from pathlib import Path

from executed_docs.storage.files import write_atomically

log = logging.getLogger(__name__)


class Store:
    """Texts by key. What can't be read is a miss; what can't be written is not cached.

    Attributes:
        read_only: Set for all stores once this process no longer runs the code that is on disk: keys,
            which name the code on disk, would then be wrong.
    """

    read_only = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> str | None:
        try:
            text = self._path(key).read_text(encoding="utf-8")
            # CI deletes entries that are old, so what is in use gets the time of its last use.
            with contextlib.suppress(OSError):
                os.utime(self._path(key))
            return text
        except (OSError, UnicodeDecodeError):
            return None

    def put(self, key: str, text: str) -> None:
        if Store.read_only:
            return
        try:
            write_atomically(self._path(key), text)
        except OSError as error:
            # Not a warning: a strict build with a cache it can't write is slow, not wrong.
            log.info("The cache %s can't be written, so it is not used: %s", self.folder, error)

    def _path(self, key: str) -> Path:
        # A folder takes longer to make than a file, and holds ten thousand as well as ten.
        return self.folder / key[:1] / key[1:]


def results_folder(root: Path, name: str, cache: str = ".cache") -> Path:
    """The folder that caches the results of runs: in the project, or where several machines share it."""
    return Path(os.environ.get("SHARED_CACHE") or root / cache, name)

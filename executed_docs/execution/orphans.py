"""Processes that outlive the worker whose snippet started them: found by a mark, and killed.

A worker kills what its snippets leave. One that crashes, or that is killed while it is stuck in C code,
can't: then the process that started the worker does.
"""

import contextlib
import os
import secrets
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

_VARIABLE = "EXECUTED_DOCS_WORKER"


def new_pool() -> str:
    """An identifier for the workers of a pool: another one for each pool of each machine."""
    return secrets.token_hex(3)


def mark(pool: str) -> None:
    """Marks this process, a worker, so that all that it starts carries the mark.

    Args:
        pool: The identifier of its pool.
    """
    if sys.platform != "linux":
        return
    mark = f"{pool}-{os.getpid()}"
    # Programs inherit the environment. A fork inherits the process's name, of at most 15 characters:
    # the system lists the environment of a process as it was when its program began.
    os.environ[_VARIABLE] = mark
    Path("/proc/self/comm").write_text(mark)


def kill(pool: str) -> None:
    """Kills what was started by workers of a pool that have ended.

    Args:
        pool: The identifier of the pool.
    """
    killed: set[int] = set()
    # Until none is new: they may go on to start others.
    while found := set(_orphans(pool)) - killed:
        for process in found:
            with contextlib.suppress(OSError):
                os.kill(process, signal.SIGKILL)
        killed |= found


def _orphans(pool: str) -> Iterator[int]:
    for folder in Path("/proc").glob("[0-9]*"):
        worker = _worker(folder, pool)
        if worker and is_running(folder.name) and not is_running(worker):
            yield int(folder.name)


def _worker(folder: Path, pool: str) -> str:
    """The number of the worker that a process comes from; nothing if it is none of the pool's."""
    marks = []
    # Of another user, or gone.
    with contextlib.suppress(OSError):
        marks.append((folder / "comm").read_bytes())
        marks += (folder / "environ").read_bytes().split(b"\0")
    for mark in marks:
        found = mark.removeprefix(f"{_VARIABLE}=".encode())
        if found.startswith(f"{pool}-".encode()):
            return found.partition(b"-")[2].decode().strip()
    return ""


def is_running(process: int | str) -> bool:
    """Whether a process goes on, and isn't one that only waits to be noticed."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False

"""Warm processes, one a runtime: a run that hangs is stopped, and one that crashes harms no other."""

import dataclasses
import functools
import hashlib
import multiprocessing
import os
import platform
import resource
import signal
import socket
import tempfile
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import BrokenExecutor, Future
from multiprocessing import util
from pathlib import Path
from typing import TYPE_CHECKING, Any

from executed_docs.execution import orphans
from executed_docs.execution.outcome import RunError
from executed_docs.execution.runtime import Runtime
from executed_docs.storage import files, fingerprint

if TYPE_CHECKING:
    import pebble

MEMORY = 6 * 1024**3
"""Bytes that a process may take for its data."""

_ATTEMPTS = 3
"""How often a task is begun whose pool broke: each time, another one may have broken it."""


@dataclasses.dataclass(frozen=True)
class Task:
    """Something to be done in a runtime, on this machine or on another.

    Attributes:
        runtime: The runtime.
        work: A function of a module, which the process imports.
        argument: Its argument: a dataclass whose `root` is the folder that modules are imported from.
        modules: The project's modules that it may import: relative path to text.
        timeout: Seconds that it may take, the import of its runtime included.
        requirements: What an outcome depends on besides, and what has to be the same on another machine.
        data: The project's other files that it may read: relative path to content.
    """

    runtime: Runtime
    work: Callable[[Any], Any]
    argument: Any
    modules: Mapping[str, str]
    timeout: float
    requirements: Mapping[str, str]
    data: Mapping[str, bytes] = dataclasses.field(default_factory=dict)


class ProcessPool:
    """Does tasks on this machine.

    Args:
        memory: Bytes that a process may take for its data.
    """

    def __init__(self, memory: int = MEMORY) -> None:
        self._memory = memory
        self._pools: dict[Runtime, pebble.ProcessPool] = {}
        self._broken: list[pebble.ProcessPool] = []
        self._closing = False
        self._identifier = orphans.new_pool()
        self._lock = threading.Lock()
        # Read by an interpreter as it starts, so it has to stand in the environment
        # that the worker processes inherit.
        os.environ["PYTHONHASHSEED"] = "0"
        # They import the snippets' modules, and `mkdocs serve` watches these folders.
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"

    def submit(self, task: Task) -> Future[Any]:
        """Does a task in the process of its runtime.

        Returns:
            What its work will return; the future raises `TimeoutError` after the task's `timeout`, and
            `pebble.ProcessExpired` if the process ends.
        """
        run: Future[Any] = Future()
        self._begin(task, run, _ATTEMPTS)
        return run

    def close(self) -> None:
        """Stops the processes."""
        # What is stopped here isn't begun again.
        self._closing = True
        pools = [*self._pools.values(), *self._broken]
        for pool in pools:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()
        if pools:
            orphans.kill(self._identifier)
        self._pools.clear()
        self._broken.clear()
        self._closing = False

    def _begin(self, task: Task, run: Future[Any], attempts: int) -> None:
        with self._lock:
            pool = self._pools.get(task.runtime) or self._opened(task.runtime)
            try:
                attempt = pool.schedule(task.work, args=[task.argument], timeout=task.timeout)
            except RuntimeError:
                # It is stopped in the end: this may be one of its own threads.
                self._broken.append(pool)
                pool = self._opened(task.runtime)
                attempt = pool.schedule(task.work, args=[task.argument], timeout=task.timeout)
        attempt.add_done_callback(self._kill_orphans)
        attempt.add_done_callback(functools.partial(self._end, task, run, attempts))

    def _end(self, task: Task, run: Future[Any], attempts: int, attempt: Future[Any]) -> None:
        if attempt.cancelled():
            run.cancel()
            return
        error = attempt.exception()
        # Pebble gives up a pool, with all that waits there, whose worker ends before it has said what it
        # runs: one that had nothing to run, or whose snippet ended it at once.
        if isinstance(error, BrokenExecutor) and attempts > 1 and not self._closing:
            try:
                self._begin(task, run, attempts - 1)
            except Exception as failed:
                # Nobody hears of what a callback raises.
                run.set_exception(failed)
        elif error:
            run.set_exception(error)
        else:
            run.set_result(attempt.result())

    def _kill_orphans(self, run: Future[Any]) -> None:
        import pebble

        if not run.cancelled() and isinstance(run.exception(), TimeoutError | pebble.ProcessExpired):
            orphans.kill(self._identifier)

    def _opened(self, runtime: Runtime) -> "pebble.ProcessPool":
        # It takes long to import, and a build with nothing to run does without.
        import pebble

        self._pools[runtime] = pebble.ProcessPool(
            max_workers=1,
            initializer=initialize,
            initargs=[runtime, self._identifier, self._memory],
            context=multiprocessing.get_context("spawn"),
        )
        return self._pools[runtime]


def perform(task: Task) -> Any:
    """Does a task that an executor brought to this process: in warm processes of its own.

    The task brings what it may import and read, as the one who submitted it has it, since this machine may
    have other files, or none.

    Raises:
        RunError: It hung or crashed, or its outcome could be another one here.
    """
    import pebble

    _refuse_what_differs(task.requirements, task.runtime)
    if multiprocessing.current_process().daemon:
        raise RunError(
            f"can't be run by a daemon on {socket.gethostname()}, which may start no processes. Start "
            "Dask's workers with DASK_DISTRIBUTED__WORKER__DAEMON=False in the environment."
        )
    processes, folder = _own()
    argument = dataclasses.replace(task.argument, root=_placed(folder.name, task))
    try:
        return processes.submit(dataclasses.replace(task, argument=argument)).result()
    except (TimeoutError, pebble.ProcessExpired) as error:
        # As words: these don't survive the way back with all that they know.
        raise RunError(failure_reason(error, task.timeout)) from None


def initialize(runtime: Runtime, pool: str, memory: int = MEMORY) -> None:
    """Prepares a process of a pool: its memory limit, its mark, then what a worker needs.

    Args:
        runtime: The runtime.
        pool: The identifier of the pool.
        memory: Bytes that the process may take for its data.
    """
    from executed_docs.execution import worker

    # Without a limit the system ends some process once there is none left, not always this one.
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    limit = memory if hard == resource.RLIM_INFINITY else min(hard, memory)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))
    orphans.mark(pool)
    worker.start(runtime)


def failure_reason(error: BaseException, timeout: float) -> str:
    """Why a task has no result, for a sentence that begins with its name."""
    import pebble

    if isinstance(error, TimeoutError):
        return (
            f"ran for more than {timeout:g} s and was stopped. "
            "Is there an endless loop, or does it end its process by os._exit(0)?"
        )
    if isinstance(error, pebble.ProcessExpired):
        return f"ended its process with {_ending(error.exitcode)}. The others go on in a new one."
    return str(error) if isinstance(error, RunError) else f"broke its worker: {error!r}"


def environment(runtime: Runtime) -> dict[str, str]:
    """What all runs in a runtime have in common on this machine.

    The processor's kind is part of it: what becomes of NaN as an integer, say, is its choice.
    """
    system = {"Python": platform.python_version(), "the system": f"{platform.system()} {platform.machine()}"}
    return system | fingerprint.package_versions(*runtime.packages, *runtime.extras)


def requirements(runtime: Runtime) -> dict[str, str]:
    """What has to be the same on each machine that runs for one cache."""
    declaration = {f"the runtime {runtime.name}": fingerprint.digest(runtime.declaration())}
    return environment(runtime) | declaration | dict(fingerprint.loaded_sources())


def _refuse_what_differs(there: Mapping[str, str], runtime: Runtime) -> None:
    here, now = requirements(runtime), fingerprint.source_digests()
    names = sorted({name for name in {*here, *there, *now} if here.get(name) != there.get(name)})
    other = "; ".join(
        f"{name} differs"
        if "/" in name or name.startswith("the runtime ")
        else f"{name} {here.get(name, 'is missing')} instead of {there.get(name, 'none')}"
        for name in names
    )
    if other:
        raise RunError(
            f"was refused by {socket.gethostname()}, which could give another outcome: {other}. "
            "Bring that machine to the same commit, install the same versions there, and start its workers "
            "again."
        )
    if any(here[name] != text for name, text in now.items()):
        raise RunError(
            f"was refused by {socket.gethostname()}, whose executed_docs/ changed since its worker began. "
            "Start its workers again."
        )


def _placed(folder: str, task: Task) -> str:
    """A folder of the modules and the data of a task, and no others to be found by a snippet."""
    # Without it, all of the package would be found where this project is installed.
    package = getattr(task.argument, "folder", "snippets")
    modules = {f"{package}/__init__.py": ""} | dict(task.modules)
    data = {name: hashlib.sha256(content).hexdigest() for name, content in task.data.items()}
    root = Path(folder, fingerprint.digest(modules, data))
    contents: dict[str, str | bytes] = {**modules, **task.data}
    for name, content in contents.items():
        if not (root / name).is_file():
            files.write_atomically(root / name, content)
    return str(root)


def _own() -> tuple[ProcessPool, tempfile.TemporaryDirectory[str]]:
    """The warm processes of this process, and where it puts modules: for all that an executor brings."""
    process = os.getpid()
    if process not in _OWN:
        # Two threads that come here at once get the same.
        _OWN.setdefault(process, (ProcessPool(), tempfile.TemporaryDirectory(prefix="snippets-")))
        # Before multiprocessing ends them: the pool would replace each by another, and this process would
        # wait for that for ever.
        util.Finalize(None, _close_own, [process], exitpriority=100)
    return _OWN[process]


def _close_own(process: int) -> None:
    if own := _OWN.pop(process, None):
        processes, folder = own
        processes.close()
        folder.cleanup()


_OWN: dict[int, tuple[ProcessPool, tempfile.TemporaryDirectory[str]]] = {}
"""By process: one that was forked can't use those of its parent."""


def _ending(code: int) -> str:
    return f"the signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"

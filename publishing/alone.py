"""An executor that shows whether an outcome depends on what ran before it."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import Any

from publishing import processes, worker
from publishing.outcome import RunError
from publishing.processes import Task
from publishing.runtime import RUNTIMES


class Alone(Executor):
    """Gives each run a process of its own: a copy of one that has imported its runtime, and no more."""

    def __init__(self) -> None:
        self._originals: dict[str, ProcessPoolExecutor] = {}

    def submit(self, _: Callable[..., Any], task: Task) -> Future[Any]:  # type: ignore[override]
        """Has a task done in a new process.

        Returns:
            What its work will return. It raises `RunError` if it hung or crashed.
        """
        if task.runtime not in self._originals:
            spawn = multiprocessing.get_context("spawn")
            # Not one of pebble's: they are daemons, which may start no processes.
            self._originals[task.runtime] = ProcessPoolExecutor(1, spawn, processes.begin, (task.runtime,))
        return self._originals[task.runtime].submit(_in_a_copy, task)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Stops the processes."""
        for original in self._originals.values():
            original.shutdown(wait, cancel_futures=cancel_futures)


def _in_a_copy(task: Task) -> Any:
    import pebble

    if keras := RUNTIMES[task.runtime].keras:
        worker.imported(keras)
    fork = multiprocessing.get_context("fork")
    with pebble.ProcessPool(1, initializer=processes.begin, initargs=[task.runtime], context=fork) as copy:
        try:
            return copy.schedule(task.work, args=[task.argument], timeout=task.timeout).result()
        except (TimeoutError, pebble.ProcessExpired) as error:
            # As words: these don't survive the way back with all that they know.
            raise RunError(processes.reason(error, task.timeout)) from None

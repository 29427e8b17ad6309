"""An executor that shows whether an outcome depends on what ran before it."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import Any

from executed_docs.execution import orphans, process_pool
from executed_docs.execution.outcome import RunError
from executed_docs.execution.process_pool import Task
from executed_docs.execution.runtime import Runtime


class IsolatedExecutor(Executor):
    """Runs each task in a process of its own: a copy of one that has imported its runtime, and no more."""

    def __init__(self) -> None:
        self._originals: dict[Runtime, ProcessPoolExecutor] = {}
        self._identifier = orphans.new_pool()

    def submit(self, _: Callable[..., Any], task: Task) -> Future[Any]:  # type: ignore[override]
        """Does a task in a new process.

        Returns:
            What its work will return; the future raises `RunError` if it hung or crashed.
        """
        if task.runtime not in self._originals:
            spawn = multiprocessing.get_context("spawn")
            # Not one of pebble's: they are daemons, which may start no processes.
            self._originals[task.runtime] = ProcessPoolExecutor(
                1, spawn, process_pool.initialize, (task.runtime, self._identifier)
            )
        return self._originals[task.runtime].submit(_in_a_copy, task, self._identifier)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Stops the processes."""
        for original in self._originals.values():
            original.shutdown(wait, cancel_futures=cancel_futures)


def _in_a_copy(task: Task, pool: str) -> Any:
    import pebble

    from executed_docs.execution import worker

    # It imports what is slow to import, and is not entered.
    worker.entered(task.runtime)
    fork = multiprocessing.get_context("fork")
    initialize, of = process_pool.initialize, [task.runtime, pool]
    with pebble.ProcessPool(1, initializer=initialize, initargs=of, context=fork) as copy:
        try:
            return copy.schedule(task.work, args=[task.argument], timeout=task.timeout).result()
        except (TimeoutError, pebble.ProcessExpired) as error:
            orphans.kill(pool)
            # As words: these don't survive the way back with all that they know.
            raise RunError(process_pool.failure_reason(error, task.timeout)) from None

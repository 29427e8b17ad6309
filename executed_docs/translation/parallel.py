"""Builds in processes of their own, in parallel to this one, which makes the runs for all of them."""

import functools
import logging
import multiprocessing
import queue
import signal
import threading
import traceback
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from logging.handlers import QueueHandler
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from executed_docs.errors import BuildError
from executed_docs.execution.job import Job
from executed_docs.execution.outcome import Outcome, RunError
from executed_docs.execution.process_pool import Task
from executed_docs.execution.runner import Runner
from executed_docs.logs import BUILD, captured

Given = TypeVar("Given")


def prepare(build: Callable[[Given], None], runner: Runner) -> Callable[[Given], Callable[[], None]]:
    """Prepares a build in a copy of this process, which has all that was read until now.

    Only a process that has a single thread can be copied. Others, such as one that serves the site,
    and those of systems that don't list threads, build when the end is waited for.

    Args:
        build: Builds, given what this process has made until the build begins.
        runner: What runs the snippets, of which none is running yet.

    Returns:
        What begins the build, given that, and returns what waits for its end, logs what it logged, and
        raises what it raised.
    """
    if len(list(Path("/proc/self/task").glob("*"))) != 1:
        return lambda given: functools.partial(build, given)
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()
    process = context.Process(target=_build, args=(build, runner, here, there), daemon=True)
    process.start()
    there.close()
    lock = threading.Lock()

    def send(job: Job | None, result: object) -> None:
        with lock:
            try:
                here.send((job, result))
            except OSError:
                # It ended without this one: its exit code says why.
                runner.listener = None

    def finish() -> None:
        try:
            logged, error = here.recv()
        except (EOFError, ConnectionError) as ended:
            process.join()
            raise BuildError(
                f"A process of this build ended with exit code {process.exitcode}. "
                "Fix what is logged above, if anything, and build again."
            ) from ended
        process.join()
        for record in logged:
            logging.getLogger(record.name).handle(record)
        if error:
            raise error

    def begin(given: Given) -> Callable[[], None]:
        send(None, given)
        return finish

    runner.listener = send
    return begin


def _build(build: Callable[[Given], None], runner: Runner, here: Connection, there: Connection) -> None:
    # Ctrl-C reaches both: the other process ends this one then.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Or else this process wouldn't learn of the other one's end.
    here.close()
    elsewhere = _Elsewhere(there)
    runner.follow(elsewhere)
    BUILD.handlers.clear()
    try:
        given = elsewhere.given.result()
    except BrokenExecutor:
        # The other process ended before this build was to begin.
        return
    error: BaseException | None = None
    with captured(logging.NOTSET) as logged:
        try:
            build(given)
        except (Exception, SystemExit) as ended:
            error = ended
            # An error that is sent loses where it arose, but not its notes.
            error.add_note("".join(traceback.format_exception(ended)))
    handler = QueueHandler(queue.SimpleQueue())
    there.send(([handler.prepare(record) for record in logged], error))


class _Elsewhere(Executor):
    """Hands out the results of the other process's runs.

    Args:
        connection: Where they come from.

    Attributes:
        given: What the build is given.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._runs: defaultdict[Job, Future[Outcome]] = defaultdict(Future)
        self.given: Future[Any] = Future()
        self._ended = False
        self._lock = threading.Lock()
        threading.Thread(target=self._listen, daemon=True).start()

    def submit(self, fn: Callable[..., Any], task: Task, /) -> Future[Any]:  # type: ignore[override]
        with self._lock:
            run = self._runs[task.argument]
            if self._ended and not run.done():
                run.set_exception(BrokenExecutor("it ended"))
        return run

    def _listen(self) -> None:
        while True:
            try:
                job, result = self._connection.recv()
            except (EOFError, OSError):
                break
            with self._lock:
                run = self._runs[job] if job else self.given
            if isinstance(result, RunError):
                run.set_exception(result)
            else:
                run.set_result(result)
        with self._lock:
            self._ended = True
            for run in (self.given, *self._runs.values()):
                if not run.done():
                    run.set_exception(BrokenExecutor("it ended"))

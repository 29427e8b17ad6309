"""Runs snippets: one warm process a runtime, side by side, with what is known kept on disk."""

import atexit
import functools
import logging
import multiprocessing
import os
import platform
import resource
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pebble

from publishing import cache, golden
from publishing.cache import Cache, digest
from publishing.outcome import Outcome, RunError
from publishing.runtime import RUNTIMES, Runtime
from publishing.snippet import Snippet

log = logging.getLogger(f"mkdocs.plugins.{__name__}")

TIMEOUT = 60.0
"""Seconds after which a run is given up: many times what the slowest needs on a busy machine."""


MEMORY = 6 * 1024**3
"""Bytes that a process may take for its data: twice what the whole atlas needs on JAX."""


class Runner:
    """Gives the outcomes of snippets, running them only where nothing is known.

    Args:
        store: Where outcomes are kept.
        timeout: Seconds that a run may take, the import of its runtime included.
        alone: Whether each run gets a process of its own, and not one that stays warm.
    """

    def __init__(self, store: Cache, timeout: float = TIMEOUT, alone: bool = False) -> None:
        self._store = store
        self._timeout = timeout
        self._alone = alone
        self._pools: dict[str, pebble.ProcessPool] = {}
        self._runs: dict[str, Future[Outcome]] = {}
        self._kept: set[str] = set()
        self._asked: set[str] = set()
        self._new: set[str] = set()
        self._ran: list[str] = []
        self._waiting = 0
        self._lock = threading.Lock()
        # Read by an interpreter as it starts, so it has to stand in the environment
        # that the worker processes inherit.
        os.environ["PYTHONHASHSEED"] = "0"
        # They import the snippets' modules, and `mkdocs serve` watches these folders.
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"

    def start(self, snippet: Snippet, runtime: Runtime) -> None:
        """Begins a run in the background, unless its outcome is known."""
        self._run(snippet, runtime, run_key(snippet, runtime))

    def outcome(self, snippet: Snippet, runtime: Runtime) -> Outcome:
        """The outcome of a snippet in a runtime.

        Raises:
            RunError: The run hung, crashed, or printed what a page can't show.
        """
        key = run_key(snippet, runtime)
        run = self._run(snippet, runtime, key)
        try:
            outcome = run.result()
        except Exception as error:
            reason = self.reason(error)
        else:
            if key not in self._kept and golden.complaint(snippet, runtime, outcome) is None:
                self.keep(snippet, runtime, outcome)
            return outcome
        raise RunError(f"{snippet.name} in {runtime.name} {reason}")

    def forget_failures(self) -> None:
        """Lets the next build try again what gave nothing in the last one."""
        for key, run in list(self._runs.items()):
            if run.cancelled() or (run.done() and run.exception()):
                del self._runs[key]

    def tally(self) -> tuple[list[str], int]:
        """What ran since this was last asked, and how many other outcomes were asked for."""
        ran, known = self._ran, len(self._asked - self._new)
        self._ran, self._asked, self._new = [], set(), set()
        return ran, known

    def reason(self, error: Exception) -> str:
        """Why work that was submitted gave nothing, for a sentence that begins with its name."""
        if isinstance(error, TimeoutError):
            return (
                f"ran for more than {self._timeout:g} s and was stopped. "
                "Is there an endless loop, or does it end its process by os._exit(0)?"
            )
        if isinstance(error, pebble.ProcessExpired):
            return f"ended its process with {_ending(error.exitcode)}. The others go on in a new one."
        return str(error) if isinstance(error, RunError) else f"broke its worker: {error!r}"

    def keep(self, snippet: Snippet, runtime: Runtime, outcome: Outcome) -> None:
        """Puts an outcome that was accepted into the cache."""
        key = run_key(snippet, runtime)
        self._store.put(key, outcome.to_json())
        self._kept.add(key)

    def close(self) -> None:
        """Stops the worker processes."""
        for pool in self._pools.values():
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()
        self._pools.clear()

    def _run(self, snippet: Snippet, runtime: Runtime, key: str) -> Future[Outcome]:
        self._asked.add(key)
        if key not in self._runs:
            known = self._known(key)
            if known is None:
                self._new.add(key)
            self._runs[key] = known or self._scheduled(snippet, runtime)
        return self._runs[key]

    def _known(self, key: str) -> Future[Outcome] | None:
        text = self._store.get(key)
        try:
            outcome = Outcome.from_json(text or "")
        except ValueError:
            return None
        self._kept.add(key)
        known: Future[Outcome] = Future()
        known.set_result(outcome)
        return known

    def _scheduled(self, snippet: Snippet, runtime: Runtime) -> Future[Outcome]:
        # It imports NumPy, which a build with nothing to run does without.
        from publishing import worker

        job = worker.job(snippet, runtime)
        return self.submit(runtime, f"{snippet.name} in {runtime.name}", worker.execute, job)

    def submit(
        self, runtime: Runtime, label: str, work: Callable[[Any], Any], argument: object
    ) -> Future[Any]:
        """Has work done in a warm process of a runtime.

        Args:
            runtime: The runtime.
            label: What to call the work in the log.
            work: A function of a module, which the process imports.
            argument: Its argument.

        Returns:
            What the function will return. It raises `TimeoutError` after `timeout` seconds, and
            `pebble.ProcessExpired` if the process ends.
        """
        with self._lock:
            self._waiting += 1
            self._ran.append(label)
            pool = self._pools.get(runtime.name) or self._opened(runtime)
        run = pool.schedule(work, args=[argument], timeout=self._timeout)
        run.add_done_callback(lambda _: self._report(label))
        return run

    def _opened(self, runtime: Runtime) -> pebble.ProcessPool:
        self._pools[runtime.name] = pebble.ProcessPool(
            # Without a warm state to share, several workers cost no more than one.
            max_workers=2 if self._alone else 1,
            max_tasks=1 if self._alone else 0,
            initializer=_begin,
            initargs=[runtime.name],
            context=multiprocessing.get_context("spawn"),
        )
        return self._pools[runtime.name]

    def _report(self, label: str) -> None:
        with self._lock:
            self._waiting -= 1
            log.info("Ran %s, %d to go", label, self._waiting)


def run_key(snippet: Snippet, runtime: Runtime) -> str:
    """The cache key of a run: all that its outcome depends on."""
    return digest(
        snippet.name,
        snippet.source_for(runtime),
        snippet.local_modules,
        runtime.name,
        surroundings(runtime.name),
    )


@functools.cache
def surroundings(runtime: str) -> str:
    """Stands for what all runs in a runtime have in common: its packages, and the worker."""
    worker = Path(__file__).with_name("worker.py").read_text(encoding="utf-8")
    return digest(worker, platform.python_version(), cache.versions(*RUNTIMES[runtime].packages))


def _begin(runtime: str) -> None:
    """The first thing that a worker process does."""
    from publishing import worker

    # Without a limit the system ends some process once there is none left, not always this one.
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    limit = MEMORY if hard == resource.RLIM_INFINITY else min(hard, MEMORY)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))
    worker.start(runtime)


def _ending(code: int) -> str:
    return f"the signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"


@functools.cache
def shared(folder: Path) -> Runner:
    """The runner of this process, which stays warm from one rebuild of `mkdocs serve` to the next."""
    runner = Runner(Cache(folder))
    atexit.register(runner.close)
    return runner

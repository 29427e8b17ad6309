"""Runs snippets: one warm process a runtime, side by side, with what is known kept on disk."""

import atexit
import functools
import logging
import os
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from pathlib import Path
from typing import Any, TypeVar

from mkdocs.exceptions import PluginError

from publishing import golden, processes
from publishing.cache import Cache, digest
from publishing.cluster import Cluster
from publishing.job import Job, execute
from publishing.outcome import Outcome, RunError
from publishing.processes import Processes, Task
from publishing.runtime import Runtime
from publishing.snippet import Snippet

log = logging.getLogger(f"mkdocs.plugins.{__name__}")

TIMEOUT = 60.0
"""Seconds after which a run is given up: many times what the slowest needs on a busy machine."""

Result = TypeVar("Result")


class ExecutorLostError(PluginError):
    """What the runs were given to is gone, so that no snippet has an outcome: the build ends."""


class Runner:
    """Gives the outcomes of snippets, running them only where nothing is known.

    Args:
        store: Where outcomes are kept.
        timeout: Seconds that a run may take, the import of its runtime included.
        executor: What runs are given to, on this machine or on others; in whichever process they
            arrive, they get a warm process of their runtime. Without one, it is this process.

    Attributes:
        listener: Is told what each run gave that begins from now on.
    """

    listener: Callable[[Job, Outcome | RunError], None] | None = None

    def __init__(
        self,
        store: Cache,
        timeout: float = TIMEOUT,
        executor: Executor | None = None,
    ) -> None:
        self._store = store
        self._timeout = timeout
        self._processes = Processes()
        self.executor = executor
        self._runs: dict[str, Future[Outcome]] = {}
        self._kept: set[str] = set()
        self._asked: set[str] = set()
        self._new: set[str] = set()
        self._ran: list[str] = []
        self._waiting = 0
        self._lock = threading.Lock()

    def recall(self, snippet: Snippet, runtime: Runtime) -> bool:
        """Whether the outcome of a run is known."""
        key = run_key(snippet, runtime)
        if key not in self._runs and (known := self._known(key)):
            self._runs[key] = known
        return key in self._runs

    def start(self, snippet: Snippet, runtime: Runtime) -> None:
        """Begins a run in the background, unless its outcome is known."""
        self._run(snippet, runtime, run_key(snippet, runtime))

    def outcome(self, snippet: Snippet, runtime: Runtime) -> Outcome:
        """The outcome of a snippet in a runtime.

        Raises:
            RunError: The run hung, crashed, or printed what a page can't show.
            ExecutorLostError: What it was given to is gone.
        """
        key = run_key(snippet, runtime)
        run = self._run(snippet, runtime, key)
        try:
            outcome = self.result(run)
        except ExecutorLostError:
            raise
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

    def result(self, run: Future[Result]) -> Result:
        """What work that was submitted gave.

        Raises:
            ExecutorLostError: What it was given to is gone. Any other exception is the work's own.
        """
        try:
            return run.result()
        except (CancelledError, BrokenExecutor) as error:
            if self.executor is None:
                raise
            raise self._lost(error) from error

    def reason(self, error: BaseException) -> str:
        """Why work that was submitted gave nothing, for a sentence that begins with its name."""
        return processes.reason(error, self._timeout)

    def keep(self, snippet: Snippet, runtime: Runtime, outcome: Outcome) -> None:
        """Puts an outcome that was accepted into the cache."""
        key = run_key(snippet, runtime)
        self._store.put(key, outcome.to_json())
        self._kept.add(key)

    @property
    def busy(self) -> bool:
        """Whether something that was begun isn't done."""
        return self._waiting > 0

    def close(self) -> None:
        """Stops this process's own worker processes."""
        self._processes.close()

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
        label = f"{snippet.name} in {runtime.name}"
        job = Job.of(snippet, runtime)
        run = self.submit(runtime, label, execute, job, snippet.local_modules)
        run.add_done_callback(functools.partial(self._tell, job))
        return run

    def _tell(self, job: Job, run: Future[Outcome]) -> None:
        if self.listener and not run.cancelled():
            error = run.exception()
            # As words: not all errors can be taken to another process.
            self.listener(job, RunError(self.reason(error)) if error else run.result())

    def submit(
        self,
        runtime: Runtime,
        label: str,
        work: Callable[[Any], Any],
        argument: object,
        modules: Mapping[str, str] | None = None,
    ) -> Future[Any]:
        """Has work done in a warm process of a runtime.

        Args:
            runtime: The runtime.
            label: What to call the work in the log.
            work: A function of a module, which the process imports.
            argument: Its argument: a dataclass whose `root` is the folder that modules are imported from.
            modules: The project's modules that it may import: relative path to text.

        Returns:
            What the function will return: `result` gives it, and `reason` tells why it doesn't.

        Raises:
            ExecutorLostError: There is nothing to give it to.
        """
        machine = processes.machine(runtime.name)
        task = Task(runtime.name, work, argument, modules or {}, self._timeout, machine)
        try:
            if self.executor:
                run: Future[Any] = self.executor.submit(processes.perform, task)
            else:
                run = self._processes.submit(task)
        except BrokenExecutor as error:
            raise self._lost(error) from error
        with self._lock:
            self._waiting += 1
            self._ran.append(label)
        run.add_done_callback(lambda _: self._report(label))
        return run

    def _lost(self, error: Exception) -> ExecutorLostError:
        why = f": {error}" if str(error) else ""
        return ExecutorLostError(
            f"{self.executor} is lost or can't be reached{why}. What ran until then is kept. "
            "Start it again, or do without it."
        )

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
    """Stands for what all runs in a runtime have in common: machine, packages, and the worker."""
    worker = Path(__file__).with_name("worker.py").read_text(encoding="utf-8")
    return digest(worker, processes.surroundings(runtime))


@functools.cache
def shared(folder: Path) -> Runner:
    """The runner of this process, which stays warm from one rebuild of `mkdocs serve` to the next."""
    address = os.environ.get("SCHEDULER")
    runner = Runner(Cache(folder), executor=Cluster(address) if address else None)
    atexit.register(runner.close)
    return runner

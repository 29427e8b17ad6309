"""Runs snippets: one warm process a runtime, all runtimes in parallel, outcomes cached on disk."""

import atexit
import functools
import importlib
import json
import logging
import os
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from pathlib import Path
from typing import Any, TypeVar

from executed_docs.errors import BuildError, placed
from executed_docs.execution import availability, data_files, golden, process_pool
from executed_docs.execution.dask_executor import DaskExecutor
from executed_docs.execution.entry import execute
from executed_docs.execution.job import Job
from executed_docs.execution.outcome import Outcome, RunError, UnavailableError
from executed_docs.execution.process_pool import ProcessPool, Task
from executed_docs.execution.runtime import Runtime
from executed_docs.execution.snippet import Snippet
from executed_docs.storage.fingerprint import digest, loaded_sources, text_digest
from executed_docs.storage.store import Store

log = logging.getLogger(__name__)

TIMEOUT = 60.0
"""Seconds after which a run is given up: many times what the slowest needs on a busy machine."""

Result = TypeVar("Result")


class ExecutorLostError(BuildError):
    """The executor is gone, so that no snippet has an outcome: the build ends."""


class Runner:
    """Runs snippets whose outcome is not cached.

    Args:
        store: Where outcomes are cached.
        timeout: Seconds that a run may take, the import of its runtime included.
        memory: Bytes that a process of this machine may take for its data.
        executor: What runs are submitted to, on this machine or on others; in whichever process they
            arrive, they get a warm process of their runtime. Without one, it is this process. The runner
            shuts it down.

    Attributes:
        listener: Is called with the result of each run that begins from now on.
    """

    listener: Callable[[Job, Outcome | RunError], None] | None = None

    def __init__(
        self,
        store: Store,
        timeout: float = TIMEOUT,
        executor: Executor | None = None,
        memory: int = process_pool.MEMORY,
    ) -> None:
        self._store = store
        self._timeout = timeout
        self._processes = ProcessPool(memory)
        self.executor = executor
        self._follows = False
        self._runs: dict[str, Future[Outcome]] = {}
        self._files: dict[str, list[str]] = {}
        self._stored: set[str] = set()
        self._requested: set[str] = set()
        self._new: set[str] = set()
        self._ran: list[str] = []
        self._waiting = 0
        self._reported: set[str] = set()
        self._lock = threading.Lock()

    def follow(self, executor: Executor) -> None:
        """Takes runs from another process of this build, which makes and stores them."""
        self.executor, self._follows = executor, True

    def is_cached(self, snippet: Snippet, runtime: Runtime) -> bool:
        """Whether the outcome of a run is cached."""
        key = self._key(snippet, runtime)
        if key not in self._runs and (known := self._cached(key)):
            self._runs[key] = known
        return key in self._runs

    def start(self, snippet: Snippet, runtime: Runtime) -> None:
        """Begins a run in the background, unless its outcome is cached."""
        self._run(snippet, runtime, self._key(snippet, runtime))

    def outcome(self, snippet: Snippet, runtime: Runtime) -> Outcome:
        """The outcome of a snippet in a runtime.

        Raises:
            RunError: The run hung, crashed, or printed what a page can't show.
            UnavailableError: The runtime is optional, and this machine can't run it.
            ExecutorLostError: The executor is gone.
        """
        key = self._key(snippet, runtime)
        run = self._run(snippet, runtime, key)
        try:
            outcome = self.result(run)
            key = self._noted(snippet, runtime, outcome)
        except ExecutorLostError:
            raise
        except UnavailableError as error:
            if not availability.is_required(runtime):
                raise
            raise RunError(f"{snippet.name}: {error} {availability.REQUIRED} asks for it.") from error
        except Exception as error:
            reason = self.reason(error)
        else:
            if key not in self._stored:
                self._store_if_golden(snippet, runtime, outcome)
            return outcome
        raise RunError(f"{snippet.name} in {runtime.name} {reason}")

    def forget_failures(self) -> None:
        """Lets the next build try again what failed in the last one."""
        self._reported.clear()
        for key, run in list(self._runs.items()):
            if run.cancelled() or (run.done() and run.exception()):
                del self._runs[key]

    def statistics(self) -> tuple[list[str], int]:
        """What ran since the last call, and how many outcomes were taken from the cache."""
        ran, known = self._ran, len(self._requested - self._new)
        self._ran, self._requested, self._new = [], set(), set()
        return ran, known

    def result(self, run: Future[Result]) -> Result:
        """The result of work that was submitted.

        Raises:
            ExecutorLostError: The executor is gone. Any other exception is the work's own.
        """
        try:
            return run.result()
        except (CancelledError, BrokenExecutor) as error:
            if self.executor is None:
                raise
            raise self._lost(error) from error

    def reason(self, error: BaseException) -> str:
        """Why work that was submitted has no result, for a sentence that begins with its name."""
        return process_pool.failure_reason(error, self._timeout)

    def store_outcome(self, snippet: Snippet, runtime: Runtime, outcome: Outcome) -> None:
        """Stores an outcome that was accepted in the cache, with all that it depends on."""
        key = self._noted(snippet, runtime, outcome)
        self._store.put(key, outcome.to_json())
        self._stored.add(key)
        known = components(snippet, runtime) | dict(outcome.files)
        self._store.put(digest("components", snippet.name, runtime.name), json.dumps(known))

    def changes(self, snippet: Snippet, runtime: Runtime) -> list[str] | None:
        """What changed since the last outcome of a run was stored: parts of its key, by name.

        Returns:
            The names; None if no outcome was stored, or if that isn't known any more.
        """
        try:
            last: dict[str, str] = json.loads(
                self._store.get(digest("components", snippet.name, runtime.name)) or ""
            )
        except ValueError:
            return None
        now = components(snippet, runtime)
        files = {path for path in self._read_files(run_key(snippet, runtime)) or last if path not in now}
        now |= {path: data_files.digest(snippet.root, path) for path in files if path in last}
        return sorted(name for name in {*last, *now} if last.get(name) != now.get(name))

    def close(self) -> None:
        """Stops this process's own worker processes, and shuts the executor down."""
        self._processes.close()
        if self.executor:
            self.executor.shutdown(wait=False, cancel_futures=True)

    def _key(self, snippet: Snippet, runtime: Runtime) -> str:
        """The key of a run, with the files that it read when it was run last."""
        key = run_key(snippet, runtime)
        return _with_files(key, snippet.root, self._read_files(key))

    def _read_files(self, key: str) -> list[str]:
        if key not in self._files:
            try:
                self._files[key] = list(json.loads(self._store.get(digest("files", key)) or "[]"))
            except ValueError:
                self._files[key] = []
        return self._files[key]

    def _noted(self, snippet: Snippet, runtime: Runtime, outcome: Outcome) -> str:
        """Notes which files a run read, and returns its key with these as it read them."""
        base = run_key(snippet, runtime)
        files = sorted(outcome.files)
        key = digest(base, dict(outcome.files)) if files else base
        # Before the files are known: another thread that finds them noted asks for the run under this key.
        self._runs.setdefault(key, _done(outcome))
        if files != self._read_files(base):
            # Stored before it is known here: another thread that finds it noted relies on the store.
            self._store.put(digest("files", base), json.dumps(files))
            self._files[base] = files
        return key

    def _run(self, snippet: Snippet, runtime: Runtime, key: str) -> Future[Outcome]:
        self._requested.add(key)
        if key not in self._runs:
            known = self._cached(key)
            if known is None:
                self._new.add(key)
            self._runs[key] = known or self._scheduled(snippet, runtime)
        return self._runs[key]

    def _cached(self, key: str) -> Future[Outcome] | None:
        text = self._store.get(key)
        try:
            outcome = Outcome.from_json(text or "")
        except ValueError:
            return None
        self._stored.add(key)
        return _done(outcome)

    def _scheduled(self, snippet: Snippet, runtime: Runtime) -> Future[Outcome]:
        label = f"{snippet.name} in {runtime.name}"
        job = Job.of(snippet, runtime)
        # Elsewhere, there may be other data.
        data = data_files.contents(snippet.root, snippet.filename) if self._is_elsewhere else None
        run = self.submit(runtime, label, execute, job, snippet.local_modules, data)
        run.add_done_callback(functools.partial(self._notify, job))
        # Not all that runs is asked for: a snippet may be on no page.
        run.add_done_callback(functools.partial(self._store_result, snippet, runtime))
        return run

    @property
    def _is_elsewhere(self) -> bool:
        """Whether runs are made on other machines."""
        return self.executor is not None and not self._follows

    def _store_result(self, snippet: Snippet, runtime: Runtime, run: Future[Outcome]) -> None:
        if not run.cancelled() and not run.exception():
            self._store_if_golden(snippet, runtime, run.result())

    def _store_if_golden(self, snippet: Snippet, runtime: Runtime, outcome: Outcome) -> None:
        if not self._follows and golden.mismatch(snippet, runtime, outcome) is None:
            self.store_outcome(snippet, runtime, outcome)

    def _notify(self, job: Job, run: Future[Outcome]) -> None:
        if self.listener and not run.cancelled():
            error = run.exception()
            if error is None or isinstance(error, UnavailableError):
                self.listener(job, error or run.result())
            else:
                # As words: not all errors can be taken to another process.
                self.listener(job, RunError(self.reason(error)))

    def submit(
        self,
        runtime: Runtime,
        label: str,
        work: Callable[[Any], Any],
        argument: object,
        modules: Mapping[str, str] | None = None,
        data: Mapping[str, bytes] | None = None,
    ) -> Future[Any]:
        """Submits work to a warm process of a runtime.

        Args:
            runtime: The runtime.
            label: What to call the work in the log.
            work: A function of a module, which the process imports.
            argument: Its argument: a dataclass whose `root` is the folder that modules are imported from.
            modules: The project's modules that it may import: relative path to text.
            data: The project's other files that it may read, for an executor: relative path to content.

        Returns:
            What the function will return: see `result`, and `reason` for why there is none.

        Raises:
            ExecutorLostError: The executor is gone.
        """
        requirements = process_pool.requirements(runtime) if self._is_elsewhere else {}
        task = Task(runtime, work, argument, modules or {}, self._timeout, requirements, data or {})
        try:
            if self.executor:
                run: Future[Any] = self.executor.submit(process_pool.perform, task)
            else:
                run = self._processes.submit(task)
        except BrokenExecutor as error:
            raise self._lost(error) from error
        with self._lock:
            self._waiting += 1
            self._ran.append(label)
        run.add_done_callback(functools.partial(self._report, label))
        return run

    def _lost(self, error: Exception) -> ExecutorLostError:
        why = f": {error}" if str(error) else ""
        return ExecutorLostError(
            f"{self.executor} is lost or can't be reached{why}. What ran until then is cached. "
            "Start it again, or do without it."
        )

    def _report(self, label: str, run: Future[Any]) -> None:
        error = None if run.cancelled() else run.exception()
        with self._lock:
            self._waiting -= 1
            if not isinstance(error, UnavailableError):
                log.info("Ran %s, %d to go", label, self._waiting)
            elif str(error) not in self._reported:
                self._reported.add(str(error))
                log.info("%s", error)


def _done(outcome: Outcome) -> Future[Outcome]:
    done: Future[Outcome] = Future()
    done.set_result(outcome)
    return done


def run_key(snippet: Snippet, runtime: Runtime) -> str:
    """The cache key of a run: all that its outcome depends on, apart from files that it reads."""
    return digest(snippet.name, _own_components(snippet, runtime), environment_digest(runtime))


def components(snippet: Snippet, runtime: Runtime) -> dict[str, str]:
    """What the key of a run is made of, apart from files that it reads: digests and versions by name."""
    return {**_own_components(snippet, runtime), **environment_components(runtime)}


def _own_components(snippet: Snippet, runtime: Runtime) -> dict[str, str]:
    texts = {**snippet.local_modules, snippet.filename: runtime.rewritten(snippet.source)}
    return {path: text_digest(text) for path, text in texts.items()}


def _with_files(key: str, root: Path, files: list[str]) -> str:
    return digest(key, {path: data_files.digest(root, path) for path in files}) if files else key


@functools.cache
def environment_digest(runtime: Runtime) -> str:
    """The digest of what all runs in a runtime depend on."""
    return digest(environment_components(runtime))


@functools.cache
def environment_components(runtime: Runtime) -> Mapping[str, str]:
    """What all runs in a runtime depend on: its declaration, packages, and this room's code."""
    declaration = {f"the declaration of {runtime.name}": digest(runtime.declaration())}
    return process_pool.environment(runtime) | declaration | dict(loaded_sources(Path(__file__).parent))


@functools.cache
def shared(
    folder: Path,
    timeout: float = TIMEOUT,
    memory: int = process_pool.MEMORY,
    executor: str | None = None,
    place: str = "executor",
) -> Runner:
    """The runner of this process, which stays warm from one rebuild of `mkdocs serve` to the next.

    Args:
        folder: Where outcomes are cached.
        timeout: Seconds that a run may take.
        memory: Bytes that a process may take for its data.
        executor: Where runs are submitted to: the address of Dask's scheduler, which the environment's
            SCHEDULER replaces, or `package.module:NAME` of what makes an executor.
        place: Where the executor is named, for messages.

    Raises:
        BuildError: What makes the executor can't be imported.
    """
    scheduler = os.environ.get("SCHEDULER")
    given = scheduler or executor
    with placed("the environment, SCHEDULER" if scheduler else place):
        made = _executor(given) if given else None
    runner = Runner(Store(folder), timeout, made, memory)
    atexit.register(runner.close)
    return runner


def _executor(given: str) -> Executor:
    if "://" in given:
        return DaskExecutor(given)
    module, _, name = given.partition(":")
    try:
        made = getattr(importlib.import_module(module), name)()
    except (ImportError, AttributeError, ValueError) as error:
        raise BuildError(
            f"{given!r} can't be imported: {error}. Write it as "
            "package.module:NAME, of a module that is on Python's path, or write a scheduler's tcp://address."
        ) from error
    if not isinstance(made, Executor):
        raise BuildError(f"{given} makes no concurrent.futures.Executor.")
    return made

"""Dask's distributed scheduler, for sites whose snippets outgrow a machine."""

import contextlib
import functools
import logging
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, InvalidStateError
from typing import Any

_BROKEN_OFF = "the connection broke off"
_LOOK = 0.5
"""Seconds after which it is looked again whether the scheduler is lost."""
_CLOSING = 2
"""Seconds within which a connection is closed: a scheduler that is lost doesn't answer."""


class DaskExecutor(Executor):
    """Submits to a scheduler, which it connects to when there is something to run.

    Args:
        address: The scheduler's, such as `tcp://10.0.0.1:8786`.
        patience: Seconds within which the scheduler answers, and has a worker.
    """

    def __init__(self, address: str, patience: float = 30) -> None:
        self._address = address
        self._patience = patience
        self._client: Any = None
        self._waiting: set[Future[Any]] = set()
        self._closed = threading.Event()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Does what `Executor.submit` does.

        Raises:
            BrokenExecutor: There is no scheduler, or no worker.
        """
        try:
            executor = self._executor
            self._refuse_when_lost()
            run = executor.submit(fn, *args, **kwargs)
            # A client that loses the scheduler says so, then cancels what it has: this may have come after.
            self._refuse_when_lost()
        except BrokenExecutor:
            raise
        except Exception as error:
            raise BrokenExecutor(str(error)) from error
        # Dask makes a result again if its worker is lost, as long as Dask's future lives.
        result: Future[Any] = Future()
        self._waiting.add(result)
        result.add_done_callback(self._waiting.discard)
        run.add_done_callback(functools.partial(_hand_over, result))
        return result

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Closes the connection: a client that is left open keeps its process from ending."""
        client, self._client = self._client, None
        self._closed.set()
        vars(self).pop("_executor", None)
        if client:
            with contextlib.suppress(Exception):
                client.close(_CLOSING)

    def __str__(self) -> str:
        return f"Dask's scheduler at {self._address}, which SCHEDULER names,"

    def _refuse_when_lost(self) -> None:
        # What is submitted would be sent if the client connected again, and until then have no end.
        if self._client.status != "running":
            raise BrokenExecutor(_BROKEN_OFF)

    def _watch(self, client: Any, closed: threading.Event) -> None:
        # A run whose result was just being fetched has no end: Dask logs the error, and leaves it at that.
        while not closed.wait(_LOOK):
            if client.status != "running":
                for result in [*self._waiting]:
                    with contextlib.suppress(InvalidStateError):
                        result.set_exception(BrokenExecutor(_BROKEN_OFF))

    @functools.cached_property
    def _executor(self) -> Executor:
        try:
            # An optional dependency, and slow to import.
            from distributed import Client
        except ModuleNotFoundError as error:
            raise BrokenExecutor(f"{error}. `make` installs it if SCHEDULER is set") from error
        # What fails raises an exception here. Besides, a client that is closed while it tries to connect
        # again logs a traceback, and so does the loop in which one was fetching a result.
        for name in ("distributed.client", "tornado.application"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        try:
            self._client = Client(self._address, timeout=self._patience, set_as_default=False)
            self._client.wait_for_workers(1, timeout=self._patience)
        except Exception as error:
            self.shutdown()
            raise BrokenExecutor(f"{error}") from error
        self._closed = threading.Event()
        threading.Thread(target=self._watch, args=(self._client, self._closed), daemon=True).start()
        # The same arguments don't mean the same result: what failed is tried again.
        executor: Executor = self._client.get_executor(pure=False)
        return executor


def _hand_over(result: Future[Any], run: Future[Any]) -> None:
    # Nobody cancels runs: it is what becomes of them without a scheduler.
    error = BrokenExecutor(_BROKEN_OFF) if run.cancelled() else run.exception()
    with contextlib.suppress(InvalidStateError):
        if error:
            result.set_exception(error)
        else:
            result.set_result(run.result())

"""Dask's distributed scheduler, for sites whose snippets outgrow a machine."""

import contextlib
import functools
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import Any

_PATIENCE = 30
"""Seconds within which a scheduler answers, and has a worker."""


class DaskExecutor(Executor):
    """Submits to a scheduler, which it connects to when there is something to run.

    Args:
        address: The scheduler's, such as `tcp://10.0.0.1:8786`.
    """

    def __init__(self, address: str) -> None:
        self._address = address

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Does what `Executor.submit` does.

        Raises:
            BrokenExecutor: There is no scheduler, or no worker.
        """
        try:
            run = self._executor.submit(fn, *args, **kwargs)
        except BrokenExecutor:
            raise
        except Exception as error:
            raise BrokenExecutor(str(error)) from error
        # A result is kept by its worker, and made again if that is lost, as long as Dask's future lives.
        result: Future[Any] = Future()
        run.add_done_callback(functools.partial(_hand_over, result))
        return result

    def __str__(self) -> str:
        return f"Dask's scheduler at {self._address}, which SCHEDULER names,"

    @functools.cached_property
    def _executor(self) -> Executor:
        try:
            # An optional dependency, and slow to import.
            from distributed import Client
        except ModuleNotFoundError as error:
            raise BrokenExecutor(f"{error}. `make` installs it if SCHEDULER is set") from error
        client = None
        try:
            client = Client(self._address, timeout=_PATIENCE, set_as_default=False)
            client.wait_for_workers(1, timeout=_PATIENCE)
        except Exception as error:
            if client:
                with contextlib.suppress(Exception):
                    client.close()
            raise BrokenExecutor(f"{error}") from error
        # The same arguments don't mean the same result: what failed is tried again.
        executor: Executor = client.get_executor(pure=False)
        return executor


def _hand_over(result: Future[Any], run: Future[Any]) -> None:
    # Nobody cancels runs: it is what becomes of them without a scheduler.
    error = BrokenExecutor("the connection broke off") if run.cancelled() else run.exception()
    if error:
        result.set_exception(error)
    else:
        result.set_result(run.result())

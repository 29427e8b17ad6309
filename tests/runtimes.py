"""Parameters of tests: runtimes, of which a machine may lack some."""

from collections.abc import Iterable

import pytest
from _pytest.mark import ParameterSet

from executed_docs.execution import availability
from executed_docs.execution.runtime import Runtime
from publishing.keras.runtimes import KERAS3, backend


def available(runtimes: Iterable[Runtime]) -> list[Runtime]:
    """Those of some runtimes that this machine can run."""
    return [runtime for runtime in runtimes if availability.problem(runtime) is None]


BACKENDS = tuple(map(backend, available(KERAS3)))
"""The backends of Keras 3 that this machine can run, in the order of the runtimes."""


def case(runtime: Runtime, *values: object, name: str = "") -> ParameterSet:
    """A case of a test in a runtime: skipped, with a notice, on a machine that lacks it.

    Args:
        runtime: The runtime.
        values: The values of the test's parameters; by default, the runtime alone.
        name: What the case is called; by default, as the runtime.
    """
    problem = availability.problem(runtime)
    marks = [pytest.mark.skip(reason=problem)] if problem else []
    return pytest.param(*(values or (runtime,)), id=name or runtime.name, marks=marks)

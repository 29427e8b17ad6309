"""The small projects of these tests have this site's runtimes."""

import pytest

from executed_docs.execution.runtime import Runtime
from publishing.keras.runtimes import RUNTIMES


@pytest.fixture(scope="session")
def runtimes() -> tuple[Runtime, ...]:
    """What the snippets of `write` and `run` may run in."""
    return RUNTIMES

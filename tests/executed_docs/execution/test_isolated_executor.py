"""Runs that get a process of their own: none sees another, and none harms another."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from executed_docs.execution.isolated_executor import IsolatedExecutor
from executed_docs.execution.outcome import RunError
from executed_docs.execution.runner import Runner
from executed_docs.execution.runtime import PYTHON, Runtime
from executed_docs.storage.store import Store
from tests.conftest import Write

FRESH = Runtime("fresh", session=nullcontext)


@pytest.fixture
def isolated(folder: Path) -> Iterator[Runner]:
    with IsolatedExecutor() as executor:
        yield Runner(Store(folder / "cache"), timeout=3, executor=executor)


@pytest.mark.parametrize("runtime", [PYTHON, FRESH], ids=lambda runtime: runtime.name)
def test_what_a_run_leaves_behind_is_seen_by_no_other(
    write: Write, folder: Path, isolated: Runner, runtime: Runtime
) -> None:
    leaves = [
        write(f"chapter/{name}", "import math\nmath.left = getattr(math, 'left', 0) + 1\nprint(math.left)")
        for name in "ab"
    ]
    assert [isolated.outcome(it, runtime).text for it in leaves] == ["1\n", "1\n"]
    warm = Runner(Store(folder / "warm"))
    assert [warm.outcome(it, runtime).text for it in leaves] == ["1\n", "2\n"]
    warm.close()


@pytest.mark.slow
def test_a_run_that_hangs_or_crashes_harms_no_other(write: Write, isolated: Runner) -> None:
    hang = write("chapter/hang", "while True: pass")
    crash = write("chapter/crash", "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    other = write("chapter/other", "print(3)")
    for each in (hang, crash, other):
        isolated.start(each, PYTHON)
    with pytest.raises(RunError, match=r"^chapter/hang in python ran for more than 3 s and was stopped\."):
        isolated.outcome(hang, PYTHON)
    with pytest.raises(RunError, match=r"^chapter/crash in python ended its process with the signal SIGSEGV"):
        isolated.outcome(crash, PYTHON)
    assert isolated.outcome(other, PYTHON).text == "3\n"

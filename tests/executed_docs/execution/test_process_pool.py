"""Tasks: those that came from another machine, and those whose process ends."""

import dataclasses
import os
import platform
import signal
import socket
from concurrent.futures import Future
from pathlib import Path

import pytest

from executed_docs.execution import process_pool
from executed_docs.execution.entry import execute
from executed_docs.execution.job import Job
from executed_docs.execution.outcome import Outcome, RunError
from executed_docs.execution.process_pool import ProcessPool, Task
from executed_docs.execution.runtime import PYTHON
from executed_docs.storage import fingerprint
from tests.conftest import Write

DIFFERENCES: dict[str, tuple[dict[str, str], str]] = {
    "a package": ({"numpy": "1.0"}, r"numpy \S+ instead of 1\.0"),
    "a package that is missing there": ({"scikit": "1.0"}, r"scikit is missing instead of 1\.0"),
    "a package that is missing here": ({"numpy": ""}, r"numpy \S+ instead of "),
    "Python": ({"Python": "3.99.0"}, rf"Python {platform.python_version()} instead of 3\.99\.0"),
    "the system": ({"the system": "Linux of brass"}, r"the system \S+ \S+ instead of Linux of brass"),
    "the engine": (
        {"executed_docs/execution/worker.py": "other"},
        r"executed_docs/execution/worker\.py differs",
    ),
    "the runtime's declaration": ({"the runtime python": "other"}, "the runtime python differs"),
}


@pytest.fixture
def task(write: Write) -> Task:
    job = Job.of(write("chapter/it", "print(1)"), PYTHON)
    return Task(PYTHON, execute, job, {}, 30, process_pool.requirements(PYTHON))


@pytest.mark.parametrize(("changed", "message"), DIFFERENCES.values(), ids=DIFFERENCES)
def test_a_machine_that_could_give_another_outcome_refuses(
    task: Task, changed: dict[str, str], message: str
) -> None:
    assert process_pool.perform(task) == Outcome("1\n", None, {}, {"Python": platform.python_version()})
    with pytest.raises(RunError, match=rf"refused by {socket.gethostname()}, .*: {message}\. Bring that"):
        process_pool.perform(dataclasses.replace(task, requirements={**task.requirements, **changed}))


def test_a_machine_whose_runtime_has_another_environment_refuses(task: Task) -> None:
    other = dataclasses.replace(PYTHON, environment=(("MODE", "other"),))
    with pytest.raises(RunError, match=r"the runtime python differs\. Bring that machine"):
        process_pool.perform(dataclasses.replace(task, requirements=process_pool.requirements(other)))


def test_a_machine_whose_code_changed_since_it_began_refuses(
    task: Task, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = dict(fingerprint.loaded_sources())
    monkeypatch.setattr(fingerprint, "source_digests", lambda: loaded | {"executed_docs/logs.py": "new"})
    with pytest.raises(RunError, match="executed_docs/ changed since its worker began"):
        process_pool.perform(task)


def test_a_process_that_ends_before_it_has_begun_harms_no_other(write: Write) -> None:
    """As one does that the system ends, or whose snippet ends it before it has said what it runs."""
    pool = ProcessPool()

    def submit(name: str, source: str) -> Future[Outcome]:
        return pool.submit(
            Task(PYTHON, execute, Job.of(write(f"chapter/{name}", source), PYTHON), {}, 30, {})
        )

    try:
        process = int(submit("number", "import os\nprint(os.getpid())").result().text)
        os.kill(process, signal.SIGSTOP)
        runs = [
            submit("one", "print(1)"),
            submit("exit", "import os\nos._exit(3)"),
            submit("two", "print(2)"),
        ]
        os.kill(process, signal.SIGKILL)
        assert [runs[0].result().text, runs[2].result().text] == ["1\n", "2\n"]
        assert "exit code 3" in process_pool.failure_reason(runs[1].exception() or Exception(), 30)
    finally:
        pool.close()

"""Runs that an executor takes elsewhere: to threads, to processes, and to Dask's workers."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import dask
import pytest
from distributed import LocalCluster

from executed_docs.execution import runner
from executed_docs.execution.dask_executor import DaskExecutor
from executed_docs.execution.outcome import Outcome, RunError
from executed_docs.execution.runner import ExecutorLostError, Runner
from executed_docs.execution.runtime import PYTHON
from executed_docs.storage.store import Store
from tests.conftest import Write

pytestmark = pytest.mark.slow
TIMEOUT = 4
Start = Callable[[Executor], Runner]
Dask = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture(scope="module")
def several() -> Iterator[str]:
    """The address of a scheduler with two worker processes."""
    with (
        dask.config.set({"distributed.worker.daemon": False}),
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs=60,
        ) as local,
    ):
        yield local.scheduler_address


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Makes a runner that gives its runs to an executor."""
    made: list[Runner] = []

    def start(executor: Executor) -> Runner:
        made.append(Runner(Store(tmp_path / "cache"), timeout=TIMEOUT, executor=executor))
        return made[-1]

    yield start
    for each in made:
        each.close()


@pytest.fixture
def address() -> str:
    """Where nothing listens yet."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"tcp://127.0.0.1:{free.getsockname()[1]}"


@pytest.fixture
def dask_command(address: str, tmp_path: Path) -> Iterator[Dask]:
    """Starts a scheduler at the address, or a worker of it, as `make` does."""
    started: list[subprocess.Popen[bytes]] = []

    def command(name: str, **environment: str) -> subprocess.Popen[bytes]:
        host, port = address.removeprefix("tcp://").split(":")
        options = {
            "scheduler": ["--host", host, "--port", port, "--dashboard-address", "127.0.0.1:0"],
            "worker": [address, "--no-dashboard", "--no-nanny", "--nthreads", "2"],
        }
        with (tmp_path / f"{name}.log").open("wb") as log:
            program = [sys.executable, "-m", "dask", name, *options[name]]
            started.append(subprocess.Popen(program, stderr=log, cwd=tmp_path, env=os.environ | environment))
        if name == "scheduler":
            eventually(lambda: listens(host, int(port)))
        return started[-1]

    yield command
    for process in started:
        process.kill()
        process.wait()


def listens(host: str, port: int) -> bool:
    with socket.socket() as test:
        return test.connect_ex((host, port)) == 0


def eventually(true: Callable[[], object]) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.05)


def threads() -> Executor:
    return ThreadPoolExecutor(2)


def pool() -> Executor:
    return ProcessPoolExecutor(2)


SOURCES = {
    "prints": "import os\nprint(1, os.environ['PYTHONHASHSEED'])\nx = [1, 2]",
    "imports": "from snippets.chapter.module import parse\nparse('{')",
    "raises": "raise ValueError('no')",
    "reads": "from pathlib import Path\nprint(Path(__file__).with_name('days.csv').read_text())",
    "seeded": "import random\nprint(random.random())",
}


@pytest.mark.parametrize("executor", [threads, pool, None], ids=["threads", "processes", "Dask"])
def test_any_executor_gives_the_outcomes_of_this_process(
    write: Write, start: Start, executor: Callable[[], Executor] | None, several: str
) -> None:
    write("chapter/module", "import json\n\ndef parse(text):\n    return json.loads(text)\n")
    snippets = [write(f"chapter/{name}", source) for name, source in SOURCES.items()]
    (snippets[0].root / "snippets" / "chapter" / "days.csv").write_text("1\n")
    crash = write("chapter/crash", "import ctypes; ctypes.string_at(0)")
    loop = write("chapter/loop", "while True: pass")
    here, there = (
        Runner(Store(snippets[0].root / "here")),
        start(executor() if executor else DaskExecutor(several)),
    )
    for it in [crash, loop, *snippets]:
        there.start(it, PYTHON)
    assert [there.outcome(it, PYTHON) for it in snippets] == [here.outcome(it, PYTHON) for it in snippets]
    with pytest.raises(RunError, match=r"^chapter/crash in python ended its process with the signal SIGSEGV"):
        there.outcome(crash, PYTHON)
    with pytest.raises(RunError, match=rf"^chapter/loop in python ran for more than {TIMEOUT} s"):
        there.outcome(loop, PYTHON)
    here.close()


def test_a_worker_runs_what_was_sent_and_not_what_it_has(write: Write, start: Start, several: str) -> None:
    one = start(DaskExecutor(several))
    for number in range(4):
        module = write("chapter/module", f"x = {number}")
        it = write("chapter/it", "from snippets.chapter.module import x\nprint(x)")
        # Read already, as the run begins.
        assert it.local_modules
        one.start(it, PYTHON)
        (module.root / module.filename).write_text("x = 'other'")
        assert one.outcome(it, PYTHON).text == f"{number}\n"


def test_a_module_that_was_not_sent_is_not_taken_from_where_this_project_is_installed(
    write: Write, start: Start
) -> None:
    it = write("chapter/it", "import importlib\nimportlib.import_module('snippets.lambda_expressions.add')")
    with pytest.raises(RunError, match=r" snippets/lambda_expressions/add\.py without an import"):
        start(threads()).outcome(it, PYTHON)


HOLD = """
import os, pathlib, time
pathlib.Path({folder!r}, f"{{os.getpid()}}-{{time.monotonic_ns()}}").write_text(str(os.getppid()))
while pathlib.Path({hold!r}).exists(): time.sleep(0.05)
print("done")
"""


def test_the_runs_of_a_worker_that_is_killed_are_made_by_another(
    write: Write, several: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "executed_docs.execution.runner")
    begun, hold = tmp_path / "begun", tmp_path / "hold"
    begun.mkdir()
    hold.touch()
    one = Runner(Store(tmp_path / "cache"), timeout=300, executor=DaskExecutor(several))
    source = HOLD.format(folder=str(begun), hold=str(hold))
    snippets = [write(f"chapter/it{number}", source) for number in range(4)]
    for it in snippets:
        one.start(it, PYTHON)
    eventually(lambda: len(list(begun.iterdir())) == 2)
    victim = next(begun.iterdir())
    eventually(victim.read_text)
    os.kill(int(victim.read_text()), signal.SIGKILL)
    # What it was running ends with it, and somewhere else begins anew.
    eventually(lambda: state(victim.name.partition("-")[0]) == "Z")
    eventually(lambda: len(list(begun.iterdir())) > 2)
    hold.unlink()
    assert [one.outcome(it, PYTHON).text for it in snippets] == ["done\n"] * 4
    assert len(list(begun.iterdir())) == 5

    def logged() -> list[str]:
        return [record.getMessage() for record in caplog.records if record.name.endswith("execution.runner")]

    # A run is logged after its outcome is given.
    eventually(lambda: len(logged()) == 4)
    assert logged()[-1].endswith(" in python, 0 to go")
    one.close()


def state(process: str) -> str:
    try:
        return Path("/proc", process, "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "Z"


def test_a_worker_with_another_version_of_a_package_makes_the_run_fail(
    write: Write,
    start: Start,
    dask_command: Dask,
    address: str,
    tmp_path: Path,
) -> None:
    other = tmp_path / "other" / "numpy-1.0.dist-info"
    other.mkdir(parents=True)
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: numpy\nVersion: 1.0\n")
    dask_command("scheduler")
    dask_command("worker", PYTHONPATH=os.pathsep.join([str(other.parent), *sys.path]))
    it = write("chapter/it", "print(1)")
    (it.root / it.filename).with_suffix(".out").write_text("1\n")
    with pytest.raises(RunError, match=r"chapter/it in python was refused .*: numpy 1\.0 instead of \d"):
        start(DaskExecutor(address, patience=120)).outcome(it, PYTHON)
    assert not (tmp_path / "cache").exists()


def test_a_scheduler_that_is_not_there_is_named_with_its_address(
    write: Write, start: Start, address: str
) -> None:
    it = write("chapter/it", "print(1)")
    with pytest.raises(
        ExecutorLostError, match=rf"^Dask's scheduler at {address}, which SCHEDULER names, .*do without it\.$"
    ):
        start(DaskExecutor(address, patience=1)).start(it, PYTHON)


def test_a_scheduler_without_workers_is_named(
    write: Write, start: Start, dask_command: Dask, address: str
) -> None:
    dask_command("scheduler")
    with pytest.raises(ExecutorLostError, match="0/1 workers"):
        start(DaskExecutor(address, patience=3)).start(write("chapter/it", "print(1)"), PYTHON)


def test_without_the_package_the_message_says_how_to_get_it(
    write: Write, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ExecutorLostError, match=r"distributed.*`make` installs it if SCHEDULER is set"):
        start(DaskExecutor("tcp://127.0.0.1:9")).start(write("chapter/it", "print(1)"), PYTHON)


def test_the_environment_names_the_scheduler(
    folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch, several: str
) -> None:
    monkeypatch.setenv("SCHEDULER", several)
    it = write("chapter/it", "import os\nparent = os.getppid()")
    shared = runner.shared(folder / "outcomes")
    parent = shared.outcome(it, PYTHON).values["parent"]
    shared.close()
    assert parent != os.getpid()


ENDING = """
import sys
from pathlib import Path
from executed_docs.execution import runner
from executed_docs.execution.runtime import PYTHON
from executed_docs.execution.snippet import Project
runs = runner.shared(Path(sys.argv[1], "outcomes"))
print(runs.outcome(Project(Path(sys.argv[1])).load("chapter/it"), PYTHON).text)
"""


def test_a_process_that_used_the_scheduler_ends(write: Write, folder: Path, several: str) -> None:
    write("chapter/it", "print(1)")
    command = [sys.executable, "-c", ENDING, str(folder)]
    ran = subprocess.run(
        command, env=os.environ | {"SCHEDULER": several}, capture_output=True, text=True, timeout=30
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout == "1\n\n"
    assert "Failed to reconnect" not in ran.stderr


def test_a_scheduler_that_is_lost_ends_its_runs_and_takes_no_others(dask_command: Dask, address: str) -> None:
    scheduler = dask_command("scheduler")
    dask_command("worker")
    with DaskExecutor(address) as executor:
        assert executor.submit(os.getpid).result() != os.getpid()
        lost = executor.submit(time.sleep, 60)
        scheduler.kill()
        with pytest.raises(BrokenExecutor, match="the connection broke off"):
            lost.result(timeout=20)
        with pytest.raises(BrokenExecutor, match="the connection broke off"):
            executor.submit(os.getpid)


def test_a_scheduler_that_is_lost_leaves_the_last_site_and_whole_entries(
    project: Path, dask_command: Dask, address: str, tmp_path: Path
) -> None:
    hold = tmp_path / "hold"
    hold.touch()
    (tmp_path / "begun").mkdir()
    source = HOLD.format(folder=str(tmp_path / "begun"), hold=str(hold))
    (project / "snippets/chapter/held.py").write_text(source)
    (project / "snippets/chapter/held.out").write_text("done\n")
    for language in ("en", "zh"):
        with (project / "docs" / language / "index.md").open("a") as page:
            page.write('\n```python exec="on" snippet="chapter/held"\n```\n')
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the last site")
    scheduler = dask_command("scheduler")
    dask_command("worker")
    with subprocess.Popen(
        [sys.executable, "-m", "executed_docs.commands.build"],
        cwd=project,
        env=os.environ | {"SCHEDULER": address},
        stderr=subprocess.PIPE,
        text=True,
    ) as build:
        try:
            eventually(lambda: list((tmp_path / "begun").iterdir()))
            scheduler.kill()
            # On a busy machine, the import of Dask alone takes long.
            _, messages = build.communicate(timeout=150)
        finally:
            build.kill()
            hold.unlink()
    assert build.returncode
    assert f"Dask's scheduler at {address}, which SCHEDULER names, is lost" in messages
    assert "the connection broke off" in messages
    assert "do without it" in messages
    assert "Traceback" not in messages
    assert (project / "site" / "index.html").read_text() == "the last site"
    entries = [path for path in (project / ".cache" / "outcomes").rglob("*") if path.is_file()]
    for text in (entry.read_text() for entry in entries):
        # Next to the outcomes are entries that say what their keys are made of.
        if "text" in json.loads(text):
            assert Outcome.from_json(text).text == "3\n"
    # Without it, the same build goes through.
    built = subprocess.run(
        [sys.executable, "-m", "executed_docs.commands.build"], cwd=project, capture_output=True, text=True
    )
    assert built.returncode == 0, built.stderr
    assert "done" in (project / "site" / "index.html").read_text()

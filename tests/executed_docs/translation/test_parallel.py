"""A build in a process of its own: it gets the runs of the other, which learns all that becomes of it."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from executed_docs.execution.runner import Runner
from executed_docs.execution.snippet import Snippet
from executed_docs.storage.store import Store
from executed_docs.translation import parallel

Write = Callable[[str, str], Snippet]

# Only a process that has one thread is copied, and one that runs tests may have more.
_PROGRAM = """
import logging, os, sys, time
from pathlib import Path
from executed_docs.errors import BuildError
from executed_docs.execution.outcome import RunError
from executed_docs.execution.runner import Runner
from executed_docs.execution.runtime import PYTHON
from executed_docs.execution.snippet import Project
from executed_docs.logs import forward
from executed_docs.storage.store import Store
from executed_docs.translation import parallel

if __name__ == "__main__":
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    logging.getLogger("mkdocs").addHandler(logging.StreamHandler())
    forward("executed_docs")
    log = logging.getLogger("mkdocs.plugins.one")
    own = os.getpid()
    project = Project(Path.cwd())
    runner = Runner(Store(Path("cache")), timeout=20)
"""


def program(folder: Path, *lines: str) -> subprocess.Popen[str]:
    text = _PROGRAM + "".join(f"    {line}\n" for line in "\n".join(lines).splitlines())
    (folder / "program.py").write_text(text, encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, "program.py"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def done(folder: Path, *lines: str) -> tuple[str, str]:
    printed, logged = program(folder, *lines).communicate(timeout=60)
    assert "Traceback" not in logged
    return printed, logged


def test_a_run_is_made_once_for_both(write: Write, folder: Path) -> None:
    write("chapter/it", "import os\nparent = os.getppid()\nprint(os.getpid())")
    write("chapter/wrong", "import os\nos._exit(3)")
    printed, logged = done(
        folder,
        """
it, wrong = [project.load(f"chapter/{name}") for name in ("it", "wrong")]
def build(_):
    assert os.getpid() != own
    outcome = runner.outcome(it, PYTHON)
    assert outcome.values["parent"] == own
    try:
        runner.outcome(wrong, PYTHON)
    except RunError as error:
        Path("there").write_text(f"{outcome.text}{error}")
finish = parallel.prepare(build, runner)(None)
runner.start(it, PYTHON)
runner.start(wrong, PYTHON)
text = runner.outcome(it, PYTHON).text
try:
    runner.outcome(wrong, PYTHON)
except RunError as error:
    print(f"{text}{error}", end="")
finish()
runner.close()
""",
    )
    assert "chapter/wrong in python ended its process with exit code 3" in printed
    assert (folder / "there").read_text() == printed
    assert logged.count("Ran chapter/it in python") == 1


def test_it_begins_with_what_was_made_since_it_was_prepared(write: Write, folder: Path) -> None:
    write("chapter/it", "print(1)")
    printed, _ = done(
        folder,
        """
it = project.load("chapter/it")
known = []
def build(given):
    assert os.getpid() != own
    text = runner.outcome(it, PYTHON).text
    print(known, given, text, sep="", end="", flush=True)
begin = parallel.prepare(build, runner)
known.append("made here alone")
runner.start(it, PYTHON)
# It isn't building yet, and more is done than its connection holds.
runner.outcome(it, PYTHON)
begin("x" * 1_000_000)()
runner.close()
""",
    )
    assert printed == "[]" + "x" * 1_000_000 + "1\n"


def test_it_ends_without_a_word_if_the_other_ends_before(folder: Path) -> None:
    printed, logged = done(
        folder,
        """
def build(_):
    print("built", flush=True)
parallel.prepare(build, runner)
os._exit(0)
""",
    )
    assert (printed, logged) == ("", "")


@pytest.mark.parametrize(
    ("ending", "seen"),
    [
        ("pass", "None"),
        ("raise BuildError('no map')", "BuildError('no map')"),
        ("raise SystemExit('one warning')", "SystemExit('one warning')"),
        (
            "os.kill(os.getpid(), 9)",
            "BuildError('A process of this build ended with exit code -9. "
            "Fix what is logged above, if anything, and build again.')",
        ),
    ],
)
def test_how_it_ends_is_how_the_other_ends(folder: Path, ending: str, seen: str) -> None:
    printed, logged = done(
        folder,
        f"""
def build(_):
    log.warning("%s is missing", "page")
    {ending}
error = None
finish = parallel.prepare(build, runner)(None)
time.sleep(0.5)
print("now", file=sys.stderr, flush=True)
try:
    finish()
except (BuildError, SystemExit) as ended:
    error = ended
print(repr(error))
""",
    )
    assert printed == f"{seen}\n"
    warning = "" if "kill" in ending else "page is missing\n"
    assert logged == f"now\n{warning}"


def test_an_error_of_the_code_shows_where_it_arose(folder: Path) -> None:
    run = program(
        folder,
        """
def build(_):
    def inner():
        return 1 / 0
    inner()
parallel.prepare(build, runner)(None)()
""",
    )
    _, logged = run.communicate(timeout=60)
    assert run.returncode == 1
    assert "in inner" in logged
    assert "ZeroDivisionError" in logged


def test_it_ends_when_the_other_is_gone(write: Write, folder: Path) -> None:
    write("chapter/slow", "import time\ntime.sleep(15)")
    run = program(
        folder,
        """
slow = project.load("chapter/slow")
def build(_):
    print(os.getpid(), flush=True)
    runner.outcome(slow, PYTHON)
parallel.prepare(build, runner)(None)
runner.start(slow, PYTHON)
runner.outcome(slow, PYTHON)
""",
    )
    assert run.stdout
    other = int(run.stdout.readline())
    run.send_signal(signal.SIGKILL)
    run.wait()
    deadline = time.monotonic() + 8
    while Path(f"/proc/{other}").exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_an_interrupted_build_ends_both(folder: Path) -> None:
    run = program(
        folder,
        """
def build(_):
    print(os.getpid(), flush=True)
    time.sleep(15)
    print("built", flush=True)
try:
    parallel.prepare(build, runner)(None)()
except KeyboardInterrupt:
    print("interrupted", flush=True)
""",
    )
    assert run.stdout
    other = int(run.stdout.readline())
    for process in (other, run.pid):
        os.kill(process, signal.SIGINT)
    printed, logged = run.communicate(timeout=60)
    assert (printed, logged) == ("interrupted\n", "")
    assert not Path(f"/proc/{other}").exists()


def test_a_process_with_threads_builds_in_the_end(tmp_path: Path) -> None:
    stop = threading.Event()
    built: list[int] = []
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        finish = parallel.prepare(built.append, Runner(Store(tmp_path)))(os.getpid())
        assert not built
        finish()
        assert built == [os.getpid()]
    finally:
        stop.set()
        other.join()

"""What a run sees, what its outcome holds, and what it can't do to the next one."""

import dataclasses
import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace

import pytest

from executed_docs.execution import worker
from executed_docs.execution.isolated_executor import IsolatedExecutor
from executed_docs.execution.outcome import RunError
from executed_docs.execution.runner import Runner
from executed_docs.execution.runtime import PYTHON, Runtime
from executed_docs.storage.store import Store
from tests.conftest import Run, Write


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("print('a', end='')", "a"),
        ("print('维度', 'é')", "维度 é\n"),
        ("import os; print(1); os.write(1, b'2\\n'); print(3)", "1\n2\n3\n"),
        ("import subprocess; print(1); subprocess.run(['echo', '2']); print(3)", "1\n2\n3\n"),
        ("import ctypes; c = ctypes.CDLL(None); c.puts(b'from C'); c.fflush(None)", "from C\n"),
        ("import sys; sys.stdout.buffer.write(b'bytes\\n')", "bytes\n"),
        ("import logging, sys; print('lost', file=sys.stderr); logging.error('lost')", ""),
        ("import warnings; print(1); warnings.warn('careful'); print(2)", "1\nUserWarning: careful\n2\n"),
        ("def f():\n    import warnings\n    warnings.warn('old', DeprecationWarning)\nf()", "*: old\n"),
        ("print('\\x1b[1mbold\\x1b[0m and \\x1b[38;5;1mred\\x1b[m')", "bold and red\n"),
        ("print('<b>&amp;`{{ x }}`</b>')", "<b>&amp;`{{ x }}`</b>\n"),
        ("print(object(), hex(255))", "<object object at 0x…> 0xff\n"),
        ("import os; print(os.getcwd(), os.path.abspath('a/b'))", ". a/b\n"),
        ("import sys; root = sys.path[0]; print(root, f'{root}/a', f'{root}s/a')", ". a /*s/a\n"),
        ("import sys; print(f'x{sys.path[0]}')", "x/*\n"),
        ("import os; print(os.__file__); import numpy; print(numpy.__file__)", "os.py\nnumpy/__init__.py\n"),
        ("print(__name__, __file__)", "__main__ snippets/chapter/it*.py\n"),
        ("import sys; print(sys.argv)", "['snippets/chapter/it*.py']\n"),
        ("import os; print([os.environ[name] for name in ('COLUMNS', 'NO_COLOR')])", "['79', '1']\n"),
        ("input('Your name? ')", "Your name? *EOFError: EOF when reading a line\n"),
        ("import os; os.rmdir(os.getcwd()); print('still here')", "still here\n"),
        ("import pickle\nclass A: pass\nprint(type(pickle.loads(pickle.dumps(A()))) is A)", "True\n"),
        ("import inspect\ndef f(): return 1\nprint(inspect.getsource(f))", "def f(): return 1\n\n"),
    ],
)
def test_the_text_is_what_a_reader_sees(run: Run, source: str, text: str) -> None:
    head, _, tail = text.partition("*")
    found = run(source).text
    assert found == text if "*" not in text else found.startswith(head) and found.endswith(tail)


@pytest.mark.parametrize(
    ("source", "name", "end"),
    [
        ("raise ValueError('no')", "ValueError", "ValueError: no\n"),
        ("import sys; sys.exit(3)", "SystemExit", "SystemExit: 3\n"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt", "KeyboardInterrupt\n"),
        ("raise BaseException('base')", "BaseException", "BaseException: base\n"),
        ("e = ValueError('no')\ne.add_note('note')\nraise e", "ValueError", "ValueError: no\nnote\n"),
        ("raise ValueError('\\ud800')", "ValueError", "ValueError: \\ud800\n"),
        ("import sys; sys.stdout.close(); print(1)", "ValueError", "I/O operation on closed file.\n"),
        ("import builtins; builtins.print = None; print(1)", "TypeError", "object is not callable\n"),
        ("taken = [bytes(2**30) for _ in range(64)]", "MemoryError", "MemoryError\n"),
        ("import no_such_module", "ModuleNotFoundError", "No module named 'no_such_module'\n"),
    ],
)
def test_an_error_is_an_outcome(run: Run, source: str, name: str, end: str) -> None:
    outcome = run(f"print('before')\n{source}")
    assert outcome.error == name
    assert outcome.text.startswith("before\nTraceback (most recent call last):\n")
    assert outcome.text.endswith(end)


def test_a_traceback_shows_the_reader_s_own_lines_only(run: Run) -> None:
    outcome = run("import json\n\ndef parse(text):\n    return json.loads(text)\n\nparse('{')\n")
    lines = outcome.text.splitlines()
    assert [line.strip() for line in lines[2::2]] == ["parse('{')", "return json.loads(text)"]
    assert [line.partition(", ")[2] for line in lines[1:-1:2]] == ["line 6, in <module>", "line 4, in parse"]
    assert lines[-1].startswith("json.decoder.JSONDecodeError: ")


def test_endless_recursion_stays_readable(run: Run) -> None:
    outcome = run("def f(): return f()\nf()")
    assert outcome.error == "RecursionError"
    assert len(outcome.text.splitlines()) < 20


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("print('x' * 100_000_000)", "printed more than 64 KiB: a page can't show that. Print less."),
        ("while True: print('x' * 10_000_000)", "printed more than 64 KiB"),
        ("import sys; sys.stdout.buffer.write(bytes(range(256)))", "printed bytes that are no text"),
        ("print('a\\rb')", r"printed the control character '\r'. Print plain text."),
        ("print('\\x1b]8;;x')", r"printed the control character '\x1b'"),
        ("print('\\x02')", r"printed the control character '\x02'"),
        ("import os; os._exit(3)", "ended its process with exit code 3"),
        ("import ctypes; ctypes.string_at(0)", "ended its process with the signal SIGSEGV"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "with the signal SIGKILL"),
        ("import os; os.closerange(3, 99)", "ended its process with"),
        ("import sys; sys.settrace(lambda *_: 1 / 0); print(1)", "broke its worker: ZeroDivisionError"),
        (
            "import importlib; importlib.import_module('snippets.chapter')",
            "imports snippets/__init__.py, snippets/chapter/__init__.py without an import statement",
        ),
        (
            "import threading, time\nthreading.Thread(target=time.sleep, args=[9], daemon=True).start()",
            "leaves the thread 'Thread-*' running. Join it.",
        ),
    ],
)
def test_what_no_page_can_show_is_named_and_the_next_one_runs(run: Run, source: str, message: str) -> None:
    with pytest.raises(RunError) as caught:
        run(source)
    assert str(caught.value).startswith("chapter/it")
    assert " in python " in str(caught.value)
    assert all(part in str(caught.value) for part in message.split("*"))
    assert run("print('next')").text == "next\n"


def test_a_worker_that_is_killed_between_runs_is_replaced(run: Run) -> None:
    process = run("import os\nprocess = os.getpid()").values["process"]
    os.kill(process, signal.SIGKILL)
    while Path("/proc", str(process)).exists():
        time.sleep(0.05)
    # The pool notices it in a thread of its own.
    time.sleep(0.5)
    assert run("print('next')").text == "next\n"


# Each starts a process that would sleep for a minute, and writes its number to a file.
SLEEP = """
import subprocess, sys
code = "import os, pathlib, sys, time; pathlib.Path(sys.argv[1]).write_text(str(os.getpid())); time.sleep(60)"
sleep = [sys.executable, "-c", code, {file!r}]
"""
WAIT = """
import pathlib, time
while not pathlib.Path({file!r}).exists() or not pathlib.Path({file!r}).read_text(): time.sleep(0.01)
"""
STARTS = {
    "a child": "subprocess.Popen(sleep)",
    "a child in a new session": "subprocess.Popen(sleep, start_new_session=True)",
    "a grandchild whose parent ended": (
        "subprocess.run([sys.executable, '-c', "
        "'import subprocess, sys; subprocess.Popen(sys.argv[1:])', *sleep])"
    ),
    "a grandchild whose parent goes on": (
        "subprocess.Popen([sys.executable, '-c', "
        "'import subprocess, sys; subprocess.run(sys.argv[1:])', *sleep])"
    ),
    "a fork": ("import os\nif not os.fork():\n    os.setsid()\n    os.execv(sleep[0], sleep)"),
    "a fork without a program of its own": (
        "import os, pathlib, time\nif not os.fork():\n    os.setsid()\n"
        "    pathlib.Path(sleep[3]).write_text(str(os.getpid()))\n    time.sleep(60)\n    os._exit(0)"
    ),
}
CRASHES = {
    "exit code": ("import os; os._exit(3)", "ended its process with exit code 3"),
    "SIGSEGV": ("import ctypes; ctypes.string_at(0)", "with the signal SIGSEGV"),
    "SIGKILL": ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "with the signal SIGKILL"),
    # A loop in C code, in which no handler of a signal is called.
    "stuck in C code": (
        "import itertools; all(itertools.repeat(1))",
        "ran for more than 2 s and was stopped",
    ),
}


def ended(file: Path) -> bool:
    """Whether the process that wrote its number to a file is gone, or only waits to be noticed."""
    try:
        status = Path("/proc", file.read_text(), "stat").read_text()
    except OSError:
        return True
    return status.rpartition(")")[2].split()[0] == "Z"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists the processes that another one started")
@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
def test_a_process_that_a_snippet_leaves_is_named_and_killed(run: Run, tmp_path: Path, start: str) -> None:
    file = tmp_path / "process"
    source = (SLEEP + start + WAIT).format(file=str(file))
    with pytest.raises(RunError, match=r" leaves the process '.*python.* -c .*' running\. Wait for it"):
        run(source)
    assert ended(file)
    assert run("print('next')").text == "next\n"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists the processes that another one started")
def test_a_process_without_a_command_line_runs_all_the_same(run: Run) -> None:
    # As that of a program that only just begins.
    start = 'import subprocess\n\nsubprocess.Popen([""], executable="/bin/cat", stdin=subprocess.PIPE)'
    with pytest.raises(RunError, match=r" leaves the process 'cat' running\. Wait for it"):
        run(start)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists the processes that another one started")
@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
def test_a_process_of_a_run_that_is_stopped_by_the_time_limit_is_killed(
    limited: Runner, write: Write, tmp_path: Path, start: str
) -> None:
    file = tmp_path / "process"
    it = write("chapter/it", (SLEEP + start + WAIT).format(file=str(file)) + "while True: pass")
    with pytest.raises(RunError, match=r"ran for more than 2 s and was stopped"):
        limited.outcome(it, PYTHON)
    assert file.read_text()
    ends(file)


def ends(file: Path) -> None:
    """Waits until the process that wrote its number to a file has ended."""
    deadline = time.monotonic() + 10
    while not ended(file):
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists the processes of others")
@pytest.mark.parametrize(
    ("start", "crash", "runner"),
    [
        *((start, "SIGKILL", "limited") for start in STARTS),
        *(("a child", crash, "limited") for crash in CRASHES if crash != "SIGKILL"),
        ("a child", "SIGKILL", "limited_and_isolated"),
        ("a fork without a program of its own", "SIGKILL", "limited_and_isolated"),
    ],
)
def test_a_process_of_a_run_that_crashes_is_killed(
    start: str, crash: str, runner: str, request: pytest.FixtureRequest, write: Write, tmp_path: Path
) -> None:
    runs: Runner = request.getfixturevalue(runner)
    ending, message = CRASHES[crash]
    file = tmp_path / "process"
    it = write("chapter/it", (SLEEP + STARTS[start] + WAIT).format(file=str(file)) + ending)
    with pytest.raises(RunError, match=message):
        runs.outcome(it, PYTHON)
    assert file.read_text()
    ends(file)


def test_what_others_start_outlives_a_crash(limited: Runner, write: Write) -> None:
    with subprocess.Popen(["sleep", "60"], start_new_session=True) as other:
        with pytest.raises(RunError, match="SIGKILL"):
            limited.outcome(write("chapter/it", CRASHES["SIGKILL"][0]), PYTHON)
        assert other.poll() is None
        other.kill()


KILLED = """
import sys
from pathlib import Path
from types import SimpleNamespace
from executed_docs.execution import runner
from executed_docs.execution.runtime import PYTHON
from executed_docs.execution.snippet import Project
runner.shared(Path(sys.argv[1], "outcomes")).outcome(Project(Path(sys.argv[1])).load("chapter/it"), PYTHON)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists the processes that another one started")
def test_a_process_of_a_run_ends_with_a_build_that_is_killed(write: Write, tmp_path: Path) -> None:
    file = tmp_path / "process"
    it = write("chapter/it", (SLEEP + STARTS["a child"] + WAIT).format(file=str(file)) + "while True: pass")
    with subprocess.Popen([sys.executable, "-c", KILLED, str(it.root)]) as build:
        deadline = time.monotonic() + 30
        while not file.exists() or not file.read_text():
            assert time.monotonic() < deadline
            time.sleep(0.05)
        build.kill()
    ends(file)


@pytest.fixture(scope="module")
def limited_and_isolated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    """A runner with a short time limit, whose runs get a process each."""
    store = Store(tmp_path_factory.mktemp("isolated"))
    runner = Runner(store, timeout=2, executor=IsolatedExecutor())
    yield runner
    runner.close()


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    """A runner with a short time limit."""
    runner = Runner(Store(tmp_path_factory.mktemp("limited")), timeout=2)
    yield runner
    runner.close()


def test_a_process_that_a_snippet_waits_for_is_none_of_its_errors(run: Run) -> None:
    source = "import subprocess\nchild = subprocess.Popen(['sleep', '0'])\nprint(child.wait())"
    assert run(source).text == "0\n"


def test_a_hidden_import_is_seen_at_each_run_whatever_the_module_is_called(run: Run) -> None:
    path = "import importlib, sys\nsys.path.insert(0, f'{sys.path[0]}/snippets')\n"
    for _ in range(2):
        with pytest.raises(RunError, match=r"imports snippets/chapter/__init__\.py without an import"):
            run(f"{path}importlib.import_module('chapter')")


LEAKS = {
    "names": ("x = 1", "print('x' in globals())"),
    "environment": ("os.environ['NEW'] = '1'", "print(os.environ.get('NEW'))"),
    "environment taken": ("del os.environ['PATH']", "print('PATH' in os.environ)"),
    "folder": ("os.chdir('/')", "print(os.getcwd())"),
    "folder removed": ("os.rmdir(os.getcwd())", "open('new', 'w').close(); print('written')"),
    "files": ("open('left', 'w').close()", "print(os.listdir())"),
    "path": ("sys.path.insert(0, '/new')", "print('/new' in sys.path)"),
    "path emptied": ("sys.path.clear()", "print(len(sys.path) > 2)"),
    "places of modules": (
        "os.mkdir('own'); sys.path.insert(0, 'own'); importlib.util.find_spec('no_such_module')",
        "print('own' in ' '.join(sys.path_importer_cache))",
    ),
    "arguments": ("sys.argv.append('x')", "print(len(sys.argv))"),
    "random numbers": ("random.seed(5)", "print(random.random())"),
    "NumPy's random numbers": ("np.random.seed(5)", "print(np.random.rand())"),
    "NumPy's printing": ("np.set_printoptions(precision=1)", "print(np.array([1 / 3]))"),
    "NumPy's errors": ("np.seterr(all='raise')", "print(np.geterr())"),
    "warnings": ("warnings.simplefilter('ignore')", "warnings.warn('careful')"),
    "warnings shown": ("warnings.showwarning = lambda *_: None", "warnings.warn('careful')"),
    "standard output replaced": ("sys.stdout = io.StringIO()", "print('x')"),
    "standard output closed": ("sys.stdout.close()", "print('x')"),
    "descriptor closed": ("os.close(1)", "print('x')"),
    "builtins": ("builtins.print = lambda *_: None", "print('x')"),
    "builtins removed": ("del builtins.sum", "print(sum([1]))"),
}


@pytest.mark.parametrize(("spoil", "probe"), LEAKS.values(), ids=LEAKS)
def test_nothing_leaks_into_the_next_run(run: Run, spoil: str, probe: str) -> None:
    imports = "import builtins, importlib.util, io, os, random, sys, warnings\nimport numpy as np\n"
    before = run(imports + probe)
    spoiled = run(f"{imports}{spoil}\n{probe}")
    assert (spoiled.text, spoiled.error) != (before.text, before.error)
    after = run(imports + probe)
    assert (after.text, after.error) == (before.text, before.error)


def test_what_a_run_leaves_in_cycles_is_finalized_before_the_next(run: Run) -> None:
    cycle = """
class Cycle:
    def __init__(self):
        self.itself = self
    def __del__(self, print=print):
        print("gone")
"""
    assert run(f"{cycle}Cycle()\nprint('run')").text == "run\n"
    assert run("import gc\ngc.collect()\nprint('next')").text == "next\n"


def test_values_are_what_json_has(run: Run) -> None:
    source = """
import numpy as np
array, scalar, zero = np.arange(3), np.float32(0.5), np.array(7)
number, text, flag, pair = 2.5, "é", True, (1, 2)
none, mapping, function, _hidden, huge = None, {}, len, 1, [0] * 10_000
dates = np.array(["2020-01-01"], dtype="M8[D]")
"""
    assert run(source).values == {
        "array": [0, 1, 2],
        "scalar": 0.5,
        "zero": 7,
        "number": 2.5,
        "text": "é",
        "flag": True,
        "pair": [1, 2],
    }


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("2026.4.1-22982-e213a147257-releases/2026/4", "2026.4.1"),
        ("2.13.0+cpu", "2.13.0+cpu"),
        ("2.22.0-rc1", "2.22.0-rc1"),
    ],
)
def test_a_version_is_shown_without_the_commit_of_its_build(
    monkeypatch: pytest.MonkeyPatch, given: str, shown: str
) -> None:
    monkeypatch.setitem(sys.modules, "library", SimpleNamespace(__version__=given))
    runtime = Runtime("frame", versions=(("Library", "library"),))
    assert worker.versions(runtime, {})["Library"] == shown


def test_versions_come_from_the_run(run: Run) -> None:
    python = {"Python": platform.python_version()}
    assert run("").versions == python
    assert run("import numpy as np").versions == {"NumPy": version("numpy")} | python
    declared = Runtime("declared", versions=(("Jinja", "jinja2"),))
    assert run("", declared).versions == {"Jinja": version("jinja2")} | python


def test_the_default_runtime_is_plain_python(run: Run) -> None:
    modules = "import sys; print([name for name in ('jinja2', 'mkdocs') if name in sys.modules])"
    assert run(modules, PYTHON).text == "[]\n"


def describe(value: object) -> object:
    """Describes one class of values."""
    return {"kind": "described", "text": "x" * 5000} if type(value).__name__ == "Shown" else None


def test_a_runtime_describes_values_that_are_no_json(run: Run) -> None:
    describing = dataclasses.replace(PYTHON, describe=describe)
    source = "class Shown: ...\nclass Other: ...\nshown, other, number = Shown(), Other(), 3"
    values = run(source, describing).values
    assert values == {"shown": {"kind": "described", "text": "x" * 5000}, "number": 3}
    assert run(source).values == {"number": 3}

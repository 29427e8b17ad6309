"""What a run sees, what of it is kept, and what it can't do to the next one."""

import platform
from importlib.metadata import version
from typing import Protocol

import pytest

from executed_docs.execution.outcome import Outcome, RunError
from executed_docs.execution.runtime import PYTHON, Runtime
from publishing.keras.runtimes import JAX, KERAS2, NUMPY


class Run(Protocol):
    def __call__(self, source: str, where: Runtime = ...) -> Outcome: ...


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
    imports = "import builtins, io, os, random, sys, warnings\nimport numpy as np\n"
    before = run(imports + probe)
    spoiled = run(f"{imports}{spoil}\n{probe}")
    assert (spoiled.text, spoiled.error) != (before.text, before.error)
    after = run(imports + probe)
    assert (after.text, after.error) == (before.text, before.error)


KERAS_LEAKS = {
    "names of layers": ("keras.layers.Dense(1)", "print(keras.layers.Dense(1).name)"),
    "float type": ("keras.backend.set_floatx('float64')", "print(keras.backend.floatx())"),
    "epsilon": ("keras.backend.set_epsilon(0.5)", "print(keras.backend.epsilon())"),
    "image format": (
        "keras.backend.set_image_data_format('channels_first')",
        "print(keras.backend.image_data_format())",
    ),
    "dtype policy": (
        "keras.mixed_precision.set_global_policy('float64')",
        "print(keras.mixed_precision.global_policy().name)",
    ),
    "custom objects": (
        "keras.utils.get_custom_objects()['own'] = int",
        "print('own' in keras.utils.get_custom_objects())",
    ),
    "random numbers": ("keras.random.normal((1,))", "print(keras.random.normal((1,)))"),
    "logging": (
        "keras.utils.enable_interactive_logging()",
        "print(keras.utils.is_interactive_logging_enabled())",
    ),
}


@pytest.mark.parametrize(("spoil", "probe"), KERAS_LEAKS.values(), ids=KERAS_LEAKS)
def test_nothing_of_keras_3_leaks_into_the_next_run(run: Run, spoil: str, probe: str) -> None:
    before, spoiled, after = (
        run(f"import keras\n{source}", JAX) for source in (probe, f"{spoil}\n{probe}", probe)
    )
    assert before.error is None
    assert before.text == after.text != spoiled.text


UNSAFE = """
layer = keras.layers.Lambda(lambda x: x)
model = keras.Sequential([keras.Input((1,)), layer])
model.save("model.keras")
keras.models.load_model("model.keras")
"""


@pytest.mark.parametrize(
    ("where", "name", "switch"),
    [
        (JAX, "keras", "keras.config.enable_unsafe_deserialization()"),
        (
            KERAS2,
            "tf_keras as keras",
            "from tf_keras.src.saving import serialization_lib as lib; lib.enable_unsafe_deserialization()",
        ),
    ],
    ids=["keras3", "keras2"],
)
def test_loading_is_safe_again_in_the_next_run(run: Run, where: Runtime, name: str, switch: str) -> None:
    assert run(f"import {name}\n{switch}{UNSAFE}", where).error is None
    assert run(f"import {name}{UNSAFE}", where).error == "ValueError"


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


def test_versions_come_from_the_run(run: Run) -> None:
    python = {"Python": platform.python_version()}
    assert run("").versions == python
    assert run("import numpy as np").versions == {"NumPy": version("numpy")} | python
    assert run("", JAX).versions == {"Keras": version("keras"), "JAX": version("jax")} | python


def test_the_default_runtime_is_plain_python(run: Run) -> None:
    assert run("import sys; print('keras' in sys.modules)", PYTHON).text == "False\n"


def test_the_trial_calls_of_numpy_warn_of_nothing_but_real_calls_do(run: Run) -> None:
    trial = (
        "import keras; from keras import ops; import numpy as np\n"
        "inputs = keras.Input((2,))\n"
        "keras.layers.Lambda(lambda x: x + ops.log(np.zeros(2, 'float32')))(inputs)\n"
    )
    assert run(trial, NUMPY).text == ""
    assert "RuntimeWarning: divide by zero" in run(f"{trial}ops.log(np.zeros(2))", NUMPY).text

"""The proof itself, of stand-ins for the upgrader: right ones, wrong ones, and one that does nothing."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from executed_docs.execution.runner import Runner
from executed_docs.storage.store import Store
from publishing.keras.runtimes import KERAS2
from publishing.proof import proof
from publishing.proof.programs import Era, Program
from publishing.proof.proof import Proof, ProofError, Row, Status
from publishing.proof.upgrader import Upgrader
from tests.runtimes import BACKENDS

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[3]

SUM = Program(
    "losses/sum.py",
    "from keras import backend as K\n"
    "x = K.constant([[1., 2.], [3., 5.]])\n"
    "result = K.eval(K.sum(x, axis=1))\n",
)
RIGHT = {
    "from keras import backend as K": "from keras import ops as K",
    "K.constant": "K.convert_to_tensor",
    "K.eval": "K.convert_to_numpy",
}


@pytest.fixture(scope="module")
def prove(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proof]:
    folder = tmp_path_factory.mktemp("proof")
    runner = Runner(Store(folder / "outcomes"), timeout=300)
    yield Proof(ROOT, runner, Store(folder / "proof"))
    runner.close()


@pytest.fixture
def stand_in(tmp_path: Path) -> Callable[..., Upgrader]:
    """Makes upgraders that replace texts, and report what is given."""

    def make(replaced: dict[str, str], *findings: dict[str, object]) -> Upgrader:
        write, report = tmp_path / "write.py", tmp_path / "report.py"
        write.write_text(
            "import pathlib, sys\n"
            "for path in map(pathlib.Path, sys.argv[1:]):\n"
            "    text = path.read_text()\n"
            f"    for old, new in {replaced!r}.items():\n"
            "        text = text.replace(old, new)\n"
            "    path.write_text(text)\n"
        )
        report.write_text(
            "import json, sys\n"
            f"found = [{{'file': path, **each}} for path in sys.argv[1:] for each in {[*findings]!r}]\n"
            "print(json.dumps({'findings': found}))\n"
        )
        return Upgrader((sys.executable, str(write)), (sys.executable, str(report)))

    return make


def test_a_right_upgrade_is_equal_on_every_backend(prove: Proof, stand_in: Callable[..., Upgrader]) -> None:
    (row,) = prove.rows([SUM], stand_in(RIGHT))
    assert {name: verdict.status for name, verdict in row.results.items()} == {
        f"keras3-{backend}": Status.EQUAL for backend in BACKENDS
    }
    assert row.proved
    assert (row.shape, row.lines, row.rewritten) == ("losses", 3, 3)


def test_what_nothing_upgrades_raises_and_is_not_proved(prove: Proof) -> None:
    (row,) = prove.rows([SUM], Upgrader(("true",)))
    for verdict in row.results.values():
        assert verdict.status == Status.RAISES
        assert verdict.detail == "AttributeError: module 'keras.backend' has no attribute 'constant'"
        assert verdict.line == 2
    assert not row.proved
    assert row.rewritten == 0


def test_a_wrong_upgrade_differs_and_is_not_proved(prove: Proof, stand_in: Callable[..., Upgrader]) -> None:
    (row,) = prove.rows([SUM], stand_in(RIGHT | {"axis=1": "axis=0"}))
    verdict = row.results["keras3-tensorflow"]
    assert verdict.status == Status.DIFFERS
    assert verdict.detail == "2 of 2 elements, such as 4 instead of 3"
    assert not row.proved


def test_a_difference_that_was_reported_is_proved(prove: Proof, stand_in: Callable[..., Upgrader]) -> None:
    finding = {"line": 3, "kind": "noted", "rule": "K.sum", "message": "another axis"}
    (row,) = prove.rows([SUM], stand_in(RIGHT | {"axis=1": "axis=0"}, finding))
    assert row.proved
    assert [found.message for found in row.left] == ["another axis"]


def test_an_exception_is_reported_where_it_is_raised(prove: Proof, stand_in: Callable[..., Upgrader]) -> None:
    for line, proved in ((2, True), (3, False)):
        finding = {"line": line, "kind": "left", "rule": "K.constant", "message": "why"}
        (row,) = prove.rows([SUM], stand_in({"result": "\n\nresult"}, finding))
        assert row.results["keras3-numpy"].line == 2
        assert row.proved == proved


def test_a_finding_that_all_is_proved_reports_no_difference(
    prove: Proof, stand_in: Callable[..., Upgrader]
) -> None:
    finding = {"line": 3, "kind": "rewritten", "rule": "K.sum", "message": "ops.sum"}
    (row,) = prove.rows([SUM], stand_in(RIGHT | {"axis=1": "axis=0"}, finding))
    assert not row.proved
    assert (row.findings, row.left) == (1, ())


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("x = 1\nraise ValueError('broken')", "shape/bad.py, line 2: raises in Keras 2: ValueError: broken"),
        ("x = 1", "shape/bad.py leaves no `result`"),
        ("result = object()", "shape/bad.py leaves a object in `result`"),
        ("import numpy as np\nresult = np.zeros(5000)", "shape/bad.py leaves 5000 elements"),
        ("import os\nos._exit(3)", "shape/bad.py ended its process with exit code 3"),
    ],
)
def test_a_program_that_proves_nothing_is_named(prove: Proof, source: str, words: str) -> None:
    with pytest.raises(ProofError, match=words):
        prove.rows([SUM, Program("shape/bad.py", source)], Upgrader(("true",)))


def test_warnings_are_part_of_what_a_program_gives(prove: Proof) -> None:
    """Each once; what an exception ended gave no result to warn of."""
    code = "import warnings\nfor _ in range(2): warnings.warn('soon gone', DeprecationWarning)\n"
    warns, raises = prove.keras2(
        [Program("a/warns.py", f"{code}result = 1\n"), Program("a/raises.py", f"{code}raise ValueError\n")]
    )
    assert warns.warnings == ("DeprecationWarning: soon gone",)
    assert raises.warnings == ()
    # As the cache gives it back.
    assert prove.keras2([Program("a/warns.py", f"{code}result = 1\n")]) == [warns]


def test_what_python_hides_from_readers_is_not_shown(prove: Proof) -> None:
    library = 'import warnings; warnings.warn("inner", DeprecationWarning); warnings.warn("shown")'
    code = f"exec({library!r}, {{'__name__': 'library'}})\nresult = 1\n"
    (given,) = prove.keras2([Program("a/library.py", code)])
    assert given.warnings == ("UserWarning: shown",)


def test_each_program_starts_afresh(prove: Proof) -> None:
    first = Program(
        "a/first.py",
        "import keras.backend as K\nK.set_floatx('float64')\nimport math\nmath.pi = 3\nresult = 1",
    )
    second = Program(
        "a/second.py", "import keras.backend as K\nresult = [K.floatx(), K.eval(K.random_normal((2,)))]"
    )
    again = Program("a/third.py", second.text)
    one, two, three = prove.keras2([first, second, again])
    assert two.arrays == three.arrays
    assert two.arrays[0].values == ("float32",)
    assert one.arrays[0].values == (1.0,)


def test_old_names_are_there_for_old_programs_only(prove: Proof) -> None:
    text = "from keras.layers.core import Dense\nresult = 1"
    new, old, after = prove.keras2(
        [
            Program("a/new.py", text),
            Program("a/old.py", f"# Keras 2.2\n{text}"),
            Program("a/new.py", text + "\n"),
        ]
    )
    assert (new.error, after.error) == ("ModuleNotFoundError", "ModuleNotFoundError")
    assert old.error is None


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        # What Keras 2.2 did, and tf_keras no longer does.
        ("from keras.optimizers import SGD\nresult = K.get_value(SGD(lr=0.25).lr)", 0.25),
        ("from keras.layers import *\nresult = K.eval(K.logsumexp(K.constant([[0., 0.]])))", 0.6931472),
        (
            "x = K.ones((1, 5, 5, 1))\nfrom keras.layers import Conv2D\nresult = Conv2D(2, 3, 3)(x).shape[1]",
            3,
        ),
        ("from keras.layers import Dense\nresult = Dense(output_dim=4)(K.ones((1, 2))).shape[1]", 4),
        ("import keras\nresult = keras.layers.Input((3,))._keras_shape[1]", 3),
        ("from keras.utils import np_utils\nresult = np_utils.to_categorical([1])[0, 1]", 1),
        (
            "from keras.backend import tensorflow_backend as T\nresult = int(T.image_dim_ordering() == 'tf')",
            1,
        ),
    ],
)
def test_old_names_mean_what_they_meant(prove: Proof, code: str, expected: float) -> None:
    source = f"# Keras 2.2\nfrom keras import backend as K\n{code}\n"
    (found,) = prove.keras2([Program("a/old.py", source)])
    assert found.error is None, found.message
    assert [*found.arrays[0].values] == [pytest.approx(expected, rel=1e-6)]


def test_a_graph_of_tensorflow_1_has_sessions_and_gradients(prove: Proof) -> None:
    code = (
        "# Keras 2.2, TensorFlow 1\n"
        "import numpy as np\nimport tensorflow as tf\nfrom keras import backend as K\n"
        "x = K.placeholder((2,))\ngradient = K.gradients(K.sum(x ** 2), x)[0]\n"
        "f = K.function([x], [gradient])\nresult = [f([np.array([1., 2.])])[0], hasattr(tf, 'Session')]\n"
    )
    program = Program("a/graph.py", code)
    (found,) = prove.keras2([program])
    assert found.error is None, found.message
    assert found.arrays[0].values == (2.0, 4.0)
    assert found.arrays[1].values == (1.0,)
    (without,) = prove.keras2([program], Era.KERAS_2_2)
    assert without.error


def test_a_known_result_runs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, prove: Proof) -> None:
    (first,) = prove.keras2([SUM])

    def refuse(*_: object) -> None:
        raise AssertionError("it ran again")

    monkeypatch.setattr(prove._runner, "submit", refuse)
    assert prove.keras2([SUM]) == [first]


@pytest.mark.parametrize("damaged", ["", "{}", '{"arrays": 1, "error": null, "message": "", "lines": []}'])
def test_a_damaged_result_runs_again(damaged: str, tmp_path: Path, prove: Proof) -> None:
    key = proof._key(SUM, KERAS2, Era.TF_KERAS)
    prove._store.put(key, damaged)
    (found,) = prove.keras2([SUM])
    assert found.arrays[0].values == (3.0, 8.0)


def test_the_command_line_writes_the_table_and_fails_if_a_program_is_not_proved(tmp_path: Path) -> None:
    table = tmp_path / "table.json"
    (tmp_path / "tests" / "upgrader" / "programs" / "losses").mkdir(parents=True)
    (tmp_path / "tests" / "upgrader" / "programs" / SUM.name).write_text(SUM.text)
    command = [sys.executable, "-m", "publishing.proof", "--write", "true", "--output", str(table)]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1, done.stderr
    assert "1 programs" in done.stderr
    assert "not reported: losses/sum.py" in done.stderr
    (row,) = json.loads(table.read_text())
    assert row["results"]["keras3-tensorflow"]["status"] == "raises"
    assert set(row) == set(Row.__dataclass_fields__)

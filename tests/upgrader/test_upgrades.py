"""The table of upgrades, run: each program breaks as the table says, and what the engine writes works."""

import pytest

from executed_docs.execution.runner import Runner
from executed_docs.storage.store import Store
from publishing.proof import comparison
from publishing.proof.programs import Era, Program
from publishing.proof.proof import Proof
from publishing.proof.upgrader import Upgrader, of_project
from publishing.upgrader.upgrades import Row
from publishing.upgrader_pages import breakages
from publishing.upgrader_pages.breakages import Breakage
from tests.conftest import ROOT
from tests.runtimes import available

ADVICE = {
    "optimizer-decay",
    "gone",
    "checkpoint-period",
    "add-loss",
    "add-metric",
    "get-output-at",
    "internals",
    "trainable-weights",
    "merge",
    "layer-weights",
    "variable-in-call",
    "arange-symbolic",
    "size-symbolic",
    "rnn-symbolic",
    "training-false",
    "callback-model",
    "custom-optimizer",
    "train-step",
    "model-from-json",
    "metric-of-labels",
    "multi-gpu-model",
    "predict-classes",
    "tf-contrib",
    "variable-in-loss",
    "scikit-learn",
    "slash-name",
    "callback-data",
    "metrics-names",
    "rmsprop-epsilon",
    "optimizer-defaults",
    "hard-sigmoid-name",
}
"""Breakages that the engine only names: what to write depends on what is meant."""

EARLIER = {"merge", "multi-gpu-model", "tf-contrib", "scikit-learn"}
"""What worked in an earlier Keras 2 or TensorFlow, and raises in those that can be run here."""


@pytest.fixture(scope="module")
def upgrader(runner: Runner, tmp_path_factory: pytest.TempPathFactory) -> Upgrader:
    return of_project(ROOT, runner, tmp_path_factory.mktemp("upgrader"))


@pytest.fixture(scope="module")
def rows(runner: Runner) -> list[Row]:
    return breakages.rows(ROOT, runner)


@pytest.fixture(scope="module")
def table(rows: list[Row], upgrader: Upgrader, runner: Runner) -> dict[str, Breakage]:
    proof = Proof(ROOT, runner, Store(ROOT / ".cache" / "proof"))
    return {breakage.row.id: breakage for breakage in breakages.run(rows, proof, upgrader)}


def test_every_row_has_a_program(rows: list[Row], table: dict[str, Breakage]) -> None:
    assert {row.id for row in rows} == table.keys()
    assert len(rows) >= 45


def test_rows_can_be_told_apart_by_their_titles(rows: list[Row]) -> None:
    titles = [row.title for row in rows]
    assert len({*titles}) == len(titles)


def test_the_runs_show_what_the_table_says(table: dict[str, Breakage]) -> None:
    assert [message for breakage in table.values() for message in breakages.mismatches(breakage)] == []


def test_each_program_runs_in_keras_2(table: dict[str, Breakage]) -> None:
    assert {name for name, breakage in table.items() if breakage.keras2.error} == EARLIER


def test_what_the_engine_leaves_is_listed(table: dict[str, Breakage]) -> None:
    assert {name for name, breakage in table.items() if not breakage.rewritten} == ADVICE


def test_what_is_left_stands_as_it_was(table: dict[str, Breakage]) -> None:
    """Around it, what is of the backend is rewritten."""
    for name in ADVICE:
        findings = [one for one in table[name].findings if one.rule == name]
        lines = table[name].before.text.splitlines()
        for finding in findings:
            line = lines[finding.line - 1]
            if "keras.backend" not in line:
                assert line in table[name].after.text, name


def test_no_program_needs_an_older_keras_without_reason(rows: list[Row], runner: Runner) -> None:
    """With the names of today alone, those programs raise or give something else."""
    proof = Proof(ROOT, runner, Store(ROOT / ".cache" / "proof"))
    old = [row for row in rows if row.era and row.id not in EARLIER]
    programs = [breakages.program(row) for row in old]
    needless = []
    for row, own, plain in zip(
        old, proof.keras2(programs), proof.keras2(programs, Era.TF_KERAS), strict=True
    ):
        if not plain.error and plain.arrays == own.arrays:
            needless.append(row.id)
    assert needless == []


SIGNATURES = """import inspect

import keras

result = [
    " ".join([*inspect.signature(owner.add_weight).parameters][1:])
    for owner in (keras.layers.Layer, keras.metrics.Metric)
]
"""

SIZES = """import keras
import numpy as np
from keras import ops

CALLS = '''
    arange(n) arange(0,n) array_split(x,n) bincount(i,minlength=n) broadcast_to(x[:1],(n,3)) cast(n,"float32")
    convert_to_tensor(n) eye(n) full((n,3),1.0) full_like(x,n) identity(n) linspace(0.0,1.0,n)
    maximum(n,3) multi_hot(i,n) one_hot(i,n) ones((n,3)) pad(x,[[0,n],[0,0]]) repeat(x,n,axis=0)
    reshape(x,(n,3)) roll(x,n,axis=0) scatter(i[:,None],x,(n,3)) segment_sum(x,i,num_segments=n)
    slice(x,(0,0),(n,1)) split(x,n) split(x,[n-1]) stack([n,3]) take(x,n-1,axis=0) tile(x,[n,1]) top_k(x,n-1)
    tri(n) triu(x,n) unstack(x,n) zeros((n,3))
'''.split()


def value(call, x, n):
    found = eval(f"ops.{call}", {"ops": ops, "x": x, "n": n, "i": ops.cast(x[:, 0], "int32")})
    return found[0] if isinstance(found, (list, tuple)) else found


def works(call):
    inputs = keras.Input((3,))
    try:
        made = value(call, inputs, ops.shape(inputs)[0])
        made = keras.Model(inputs, made)(data) if isinstance(made, keras.KerasTensor) else made
    except Exception:
        return False
    made, right = (ops.convert_to_numpy(each) for each in (made, value(call, data, 4)))
    return made.shape == right.shape and bool((made == right).all())


data = ops.convert_to_tensor(np.arange(12.0, dtype="float32").reshape(4, 3) % 3)
result = [len(CALLS), " ".join(call for call in CALLS if works(call))]
"""


def test_no_function_takes_the_size_of_a_symbolic_batch(runner: Runner) -> None:
    program = Program("sizes.py", SIZES)
    proof = Proof(ROOT, runner, Store(ROOT / ".cache" / "proof"))
    for runtime in available(program.backends):
        (found,) = proof.keras3([program], runtime)
        assert [array.values for array in found.arrays] == [(33.0,), ("",)], runtime.name


METRIC = """import keras


class Total(keras.metrics.Metric):
    def __init__(self):
        super().__init__()
        self.total = self.add_weight("total", initializer="zeros")

    def update_state(self, values, sample_weight=None):
        self.total.assign_add(values)

    def result(self):
        return self.total


total = Total()
total.update_state(2.0)
total.update_state(3.0)
result = float(total.result())
"""


def test_the_positions_of_add_weight_are_those_of_keras_2(rows: list[Row], runner: Runner) -> None:
    proof = Proof(ROOT, runner, Store(ROOT / ".cache" / "proof"))
    (found,) = proof.keras2([Program("signatures.py", SIGNATURES)])
    signatures = [array.values[0] for array in found.arrays]
    (row,) = (row for row in rows if row.id == "add-weight")
    assert len(signatures) == len(row.rules) == 2
    for rule, signature in zip(row.rules, signatures, strict=True):
        assert str(signature).startswith(" ".join(rule["parameters"]) + " ")


ORDERS = """import inspect

import keras
import tensorflow as tf

names = ["SGD", "RMSprop", "Adagrad", "Adadelta", "Adam", "Adamax", "Nadam"]
module = {}
result = [" ".join([*inspect.signature(getattr(module, name).__init__).parameters][1:]) for name in names]
"""


def test_the_positions_of_optimizers_are_those_of_keras_2_and_3(rows: list[Row], runner: Runner) -> None:
    proof = Proof(ROOT, runner, Store(ROOT / ".cache" / "proof"))
    (row,) = (row for row in rows if row.id == "optimizer-order")
    old, new = (
        Program(f"{module}.py", ORDERS.format(f"keras.{module}"))
        for module in ("optimizers.legacy", "optimizers")
    )
    (legacy,) = proof.keras2([old])
    (today,) = proof.keras3([new], new.backends[0])
    orders = [rule for rule in row.rules if rule["kind"] == "order"]
    for key, signatures in (("legacy", legacy.arrays), ("new", today.arrays)):
        assert len(signatures) == len(orders) == 7
        for rule, signature in zip(orders, signatures, strict=True):
            assert str(signature.values[0]).startswith(rule[key])


def test_a_metric_names_its_variables_as_a_layer_does(upgrader: Upgrader, runner: Runner) -> None:
    before = Program("metric.py", METRIC)
    proof = Proof(ROOT, runner, Store(ROOT / ".cache" / "proof"))
    (made,) = upgrader.upgrade([before])
    (old,) = proof.keras2([before])
    for runtime in available(before.backends):
        (broken,) = proof.keras3([before], runtime)
        (new,) = proof.keras3([made.program], runtime)
        assert broken.error == "ValueError"
        assert not new.error
        assert comparison.difference(old, new) is None


UNKNOWN_LENGTH = """import keras
import numpy as np
from keras import backend as K


def step(x, states):
    return states[0] + x, [states[0] + x]


class Loop(keras.layers.Layer):
    def call(self, x):
        return K.rnn(step, x, [x[:, 0]])[0]


class Cell(keras.layers.Layer):
    state_size = 1

    def call(self, x, states):
        return step(x, states)


x = keras.Input((None, 1))
outputs = [Loop()(x), keras.layers.RNN(Cell())(x)]
result = keras.Model(x, outputs).predict(np.arange(6.0).reshape(2, 3, 1), verbose=0)
"""
LAYERS = "[Loop()(x), keras.layers.RNN(Cell())(x)]"


def test_a_loop_in_a_layer_may_have_an_unknown_length(upgrader: Upgrader, runner: Runner) -> None:
    before = Program("unknown_length.py", UNKNOWN_LENGTH)
    proof = Proof(ROOT, runner, Store(ROOT / ".cache" / "proof"))
    (made,) = upgrader.upgrade([before])
    assert "rnn-symbolic" not in {finding.rule for finding in made.findings}
    (old,) = proof.keras2([before])
    for runtime in available(before.backends):
        (new,) = proof.keras3([made.program], runtime)
        assert not new.error
        assert comparison.difference(old, new) is None


@pytest.mark.parametrize("length", ["None", "3"])
def test_a_loop_between_layers_would_raise_and_stays(length: str, upgrader: Upgrader, runner: Runner) -> None:
    in_layers = UNKNOWN_LENGTH.replace("(None, 1)", f"({length}, 1)")
    before = Program("between_layers.py", in_layers.replace(LAYERS, "K.rnn(step, x, [x[:, 0]])[0]"))
    loop, made = upgrader.upgrade([Program("in_layers.py", in_layers), before])
    assert "rnn-symbolic" in {finding.rule for finding in made.findings}
    assert "K.rnn(step, x, [x[:, 0]])[0]" in made.program.text.splitlines()[-2]
    # The helper that is written for a loop in a layer.
    forced = Program("forced.py", loop.program.text.replace(LAYERS, "rnn(step, x, [x[:, 0]])[0]"))
    proof = Proof(ROOT, runner, Store(ROOT / ".cache" / "proof"))
    assert not proof.keras2([before])[0].error
    for runtime in available(before.backends):
        assert proof.keras3([forced], runtime)[0].error in ("TypeError", "ValueError")

"""Functions of TensorFlow on symbolic tensors: each counterpart computes the same."""

import pytest

from executed_docs.execution.runner import Runner
from executed_docs.storage.store import Store
from publishing.proof import comparison
from publishing.proof.programs import Program
from publishing.proof.proof import Proof
from publishing.proof.upgrader import Kind, Upgrader, of_project
from snippets.upgrades._operations import OPERATIONS
from tests.conftest import ROOT

REDUCTION = ["x", "x, 1, True", "input_tensor=x, axis=[1], keepdims=True, name='total'"]
PAIR = ["x, y", "x=x, y=y", "x, 2.0"]

SAMPLES = {
    "sum mean max min prod logsumexp std var": REDUCTION,
    "any all": ["b", "b, 1, True", "input_tensor=b, axis=[1], keepdims=True"],
    "relu relu6 elu selu softsign silu": ["x", "features=x - 2.0"],
    "softplus": ["x", "x - 2.0"],
    "leaky_relu": ["x - 2.0", "x - 2.0, 0.1", "features=x - 2.0, alpha=0.1"],
    "softmax log_softmax": ["x", "x, 1", "logits=x, axis=-1"],
    "power maximum minimum add subtract multiply divide": PAIR,
    "equal not_equal greater less greater_equal less_equal": PAIR,
    "logical_and logical_or": ["b, c", "x=b, y=c"],
    "logical_not": ["b", "x=b"],
    "where": ["b, x, y", "condition=b, x=x, y=y", "b, x, 0.0"],
    "clip": ["x, 1.5, 2.5", "t=x, clip_value_min=1.5, clip_value_max=2.5"],
    "cast": ["x, tf.int32", "x, 'float16'", "x=i, dtype=tf.float32"],
    "expand_dims": ["x, 1", "input=x, axis=-1"],
    "squeeze": ["x[:, :1], 1", "input=x[:, :1], axis=[1]"],
    "reshape": ["x, (-1, 2)", "tensor=x, shape=[-1]"],
    "transpose": ["x", "x, [1, 0]", "a=x, perm=(1, 0)"],
    "concatenate": ["[x, y], 1", "values=[x, y], axis=-1"],
    "stack": ["[x, y]", "[x, y], 1", "values=[x, y], axis=1"],
    "tile": ["x, [1, 2]", "input=x, multiples=(2, 1)"],
    "repeat": ["x, 2, 1", "input=x, repeats=2, axis=0"],
    "roll": ["x, 1, 1", "input=x, shift=2, axis=1"],
    "flip": ["x, [1]", "tensor=x, axis=[0, 1]"],
    "matmul": ["x, tf.constant([[1.0], [2.0], [3.0], [4.0]])", "a=x, b=tf.ones((4, 2))"],
    "one_hot": ["i, 5", "indices=i, depth=5"],
    "zeros_like ones_like": ["x", "input=i"],
    "argmax argmin": ["x, 1", "input=x, axis=0"],
    "cumsum cumprod": ["x, 1", "x=x, axis=0"],
    "stop_gradient": ["x", "input=x"],
}
"""Arguments of the functions, by the names of the counterparts: by position and by name.

The others take `x`."""

HEAD = """import keras
import numpy as np
import tensorflow as tf

x = keras.Input((4,))
y = keras.Input((4,))
i = keras.Input((4,), dtype="int32")
b = x > 2.0
c = y > 2.0
"""

TAIL = """
model = keras.Model([x, y, i], outputs)
result = model(
    [
        np.array([[1.0, 2.0, 4.0, 2.5], [3.0, 0.5, 2.0, 1.0]], "float32"),
        np.array([[2.0, 2.0, 3.0, 1.0], [3.0, 1.0, 4.0, 5.0]], "float32"),
        np.array([[0, 1, 2, 3], [4, 0, 1, 2]], "int32"),
    ]
)
"""


def calls() -> list[tuple[str, str]]:
    """Each path with each way to write its arguments."""
    samples = {name: arguments for names, arguments in SAMPLES.items() for name in names.split()}
    return [
        (path.replace("tensorflow", "tf"), arguments)
        for operation in OPERATIONS
        for path in operation.old.split()
        for arguments in samples.get(operation.new, ["x", "x=x"])
    ]


def program(names: list[tuple[str, str]]) -> Program:
    lines = [f"    {path}({arguments})," for path, arguments in names]
    return Program("operations.py", "\n".join([HEAD, "outputs = [", *lines, "]", TAIL]))


@pytest.fixture(scope="module")
def upgrader(runner: Runner, tmp_path_factory: pytest.TempPathFactory) -> Upgrader:
    return of_project(ROOT, runner, tmp_path_factory.mktemp("operations"))


@pytest.fixture(scope="module")
def proof(runner: Runner) -> Proof:
    return Proof(ROOT, runner, Store(ROOT / ".cache" / "proof"))


def test_each_counterpart_computes_the_same(upgrader: Upgrader, proof: Proof) -> None:
    before = program(calls())
    (made,) = upgrader.upgrade([before])
    (old,) = proof.keras2([before])
    (runtime,) = before.backends
    (new,) = proof.keras3([made.program], runtime)
    assert not old.error, old
    assert not new.error, (new, made.program.text.splitlines()[(new.line or 1) - 1])
    assert len(old.arrays) == len(calls())
    for (path, arguments), ours, theirs in zip(calls(), old.arrays, new.arrays, strict=True):
        one = type(old)((ours,)), type(new)((theirs,))
        assert comparison.difference(*one) is None, f"{path}({arguments})"


def test_each_call_is_rewritten(upgrader: Upgrader) -> None:
    before = program(calls())
    (made,) = upgrader.upgrade([before])
    first = before.text.splitlines().index("outputs = [") + 2
    lines = {finding.line for finding in made.findings if finding.kind == Kind.REWRITTEN}
    assert {*range(first, first + len(calls()))} <= lines
    body = made.program.text.partition("outputs = [")[2]
    assert "tf." not in body.replace("tf.constant", "").replace("tf.ones", "").replace(
        "tf.int32", ""
    ).replace("tf.float32", "")


LEFT = [
    ("matmul", "x, [[1.0], [2.0], [3.0], [4.0]]"),
    ("add", "x, [1.0, 2.0, 3.0, 4.0]"),
    ("argmax", "x"),
    ("cumsum", "x"),
    ("squeeze", "x[:, :1], None"),
    ("matmul", "x, y, transpose_b=True"),
    ("reshape", "x, [tf.shape(x)[0], 2, 2]"),
    ("reduce_sum", "*[x, 1]"),
]
"""Calls whose arguments the counterpart doesn't take, or takes for something else."""


def test_other_arguments_stay_with_the_name_of_the_counterpart(upgrader: Upgrader) -> None:
    before = program([(f"tf.{name}", arguments) for name, arguments in LEFT])
    (made,) = upgrader.upgrade([before])
    for name, arguments in LEFT:
        assert f"    tf.{name}({arguments})," in made.program.text
    kinds = [finding.kind for finding in made.findings if finding.rule == "tensorflow-operation"]
    assert kinds == [Kind.LEFT] * len(LEFT)


def test_each_function_refuses_a_symbolic_tensor(proof: Proof) -> None:
    """Without that, nothing would have to be rewritten."""
    lines = ["works = ['nothing']"]
    for path, arguments in calls():
        lines += ["try:", f"    {path}({arguments})", f"    works.append({path!r})"]
        lines += ["except (TypeError, ValueError):", "    pass"]
    tried = Program("refused.py", "\n".join([HEAD, *lines, "result = ' '.join(works)", ""]))
    (runtime,) = tried.backends
    (result,) = proof.keras3([tried], runtime)
    assert [array.values for array in result.arrays] == [("nothing",)]

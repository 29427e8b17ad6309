"""Verdicts come from runs: a difference that a run shows is documented, and a documented one is shown."""

import dataclasses
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

import pytest

from executed_docs.execution.process_pool import ProcessPool
from executed_docs.execution.runner import Runner
from executed_docs.execution.runtime import Runtime
from executed_docs.storage.store import Store
from publishing.atlas.render import described
from publishing.atlas.results import Atlas, Function, mismatches
from publishing.keras.runtimes import JAX, KERAS2, KERAS3, NUMPY, OPENVINO, TENSORFLOW, TORCH, backend
from tests.publishing.atlas.conftest import Judged, Planned, Small
from tests.runtimes import case

pytestmark = pytest.mark.slow
ARGMAX = """
@replaces(
    en="e", zh="z", trials=[lambda x: K.argmax(x, axis=1), lambda: K.argmax(ROWS)], inputs=[ROWS],
    differences=[{differences}],
)
def argmax(x, axis=-1):
    return {body}
"""
DTYPE = 'Difference("replacement", "dtype", "e", "z", ordinary=True)'
SHAPE = 'Difference("rename", "shape", "e", "z", ordinary=True)'
RIGHT = "ops.argmax(x, axis=axis)"


LIMIT = 15.0
"""Seconds after which a case is stopped that never ends: a new process on NumPy is ready well before."""
WARM_LIMIT = 4.0
"""The same in a process that has imported its Keras."""


class Warm(Executor):
    """Runs tasks in a pool of its own, with a limit that the imports of its first tasks need not meet.

    Only a case that runs by itself, after others in its process failed, has a new process to wait for.
    """

    def __init__(self) -> None:
        self.pool = ProcessPool()
        self.limit = 240.0

    def submit(self, work: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        (task,) = args
        alone = len(task.argument.programs) == 1
        return self.pool.submit(
            dataclasses.replace(task, timeout=max(self.limit, LIMIT) if alone else self.limit)
        )


def messages(function: Function) -> list[str]:
    """All that an author is shown of a function."""
    return [*function.problems, *mismatches(function)]


def test_a_function_is_judged_by_its_runs(judged: Judged) -> None:
    (function,) = judged(ARGMAX.format(body=RIGHT, differences=f"{DTYPE}, {SHAPE}"))
    assert messages(function) == []
    assert (function.verdict, function.hazard) == ("dtype", "shape")
    shown, without_axis = function.results
    assert (shown["before"]["dtype"], shown["after"]["dtype"]) == ("int64", "int32")
    assert shown["before"]["values"] == shown["after"]["values"] == shown["jax"]["values"] == [0, 1]
    assert shown["kept"]["text"] == "AttributeError: module 'keras.backend' has no attribute 'argmax'"
    assert (without_axis["before"]["values"], without_axis["renamed"]["values"]) == ([0, 1], 4)


@pytest.mark.parametrize(
    ("body", "aspect"),
    [
        ("ops.argmin(x, axis=axis)", "values"),
        ("ops.argmax(x, axis=axis, keepdims=True)", "shape"),
        ("ops.cast(ops.argmax(x, axis=axis), 'float32') + 0.5", "values"),
        ("ops.argmax(x, axis=7)", "raises"),
        ("tuple(ops.convert_to_numpy(ops.argmax(x, axis=axis)).tolist())", "kind"),
    ],
)
def test_a_wrong_replacement_is_red(judged: Judged, body: str, aspect: str) -> None:
    (function,) = judged(ARGMAX.format(body=body, differences=f"{DTYPE}, {SHAPE}"))
    assert (
        f"snippets/atlas/chapter.py: argmax: the replacement differs in {aspect}, which isn't documented"
        in "".join(messages(function))
    )
    assert function.verdict == aspect


def test_a_difference_is_documented_and_a_documented_one_is_found(judged: Judged) -> None:
    (function,) = judged(ARGMAX.format(body=RIGHT, differences=DTYPE))
    (message,) = messages(function)
    assert "the rename differs in shape, which isn't documented" in message
    assert "add Difference('rename', 'shape', …, ordinary=True)" in message
    assert "K.argmax(rows)" in message

    more = f'{DTYPE}, {SHAPE}, Difference("jax", "values", "e", "z")'
    (function,) = judged(ARGMAX.format(body=RIGHT, differences=more))
    (message,) = messages(function)
    assert message.endswith("argmax: it says that the jax differs in values, which no case shows. Delete it.")


def test_nothing_is_said_of_a_backend_that_nothing_ran_on(judged: Judged) -> None:
    more = f'{DTYPE}, {SHAPE}, Difference("torch", "raises", "e", "z")'
    (function,) = judged(ARGMAX.format(body=RIGHT, differences=more))
    function = dataclasses.replace(function, missing=frozenset({"torch"}))
    for results in function.results:
        results.pop("torch", None)
    assert messages(function) == []
    shown = described(function)
    assert shown["backends"] == ["tensorflow", "jax", "numpy"]
    assert "torch" not in {*shown["differences"], *shown["differs_on"]}
    assert "torch" not in {each["subject"] for each in shown["tells"]}


@pytest.mark.parametrize("runtime", [case(TORCH)])
def test_the_tensors_of_pytorch_are_read(judged: Judged, runtime: Runtime) -> None:
    text = """
@replaces(en="e", zh="z", trials=[lambda: K.cast(ROWS, "float16"), lambda: K.cast(ROWS, "bool")])
def cast(x, dtype):
    return ops.cast(x, dtype)
"""
    function = judged(text)[0]
    given = [results[backend(runtime)] for results in function.results]
    assert [(each["kind"], each["dtype"]) for each in given] == [("tensor", "float16"), ("tensor", "bool")]
    assert given[1]["values"] == [[True, True, True], [False, True, True]]


def test_a_difference_documented_for_rare_values_allows_none_on_ordinary_ones(judged: Judged) -> None:
    text = """
@replaces(
    en="e", zh="z", inputs=[ROWS, Input((np.zeros((0, 2)),), ("an empty tensor", "空张量"))],
    trials=[lambda x: K.sum(x)], differences=[Difference("replacement", "values", "e", "z"{ordinary})],
)
def sum(x):
    return ops.sum(x) + (1.0 if {wrong} else 0.0)
"""
    rare, always = "x.shape[0] == 0", "True"
    (function,) = judged(text.format(wrong=rare, ordinary=""))
    assert messages(function) == []
    (function,) = judged(text.format(wrong=always, ordinary=""))
    # Models that train with another result have other weights, too.
    message, *of_models = messages(function)
    assert all("in the situation weights" in each for each in of_models)
    assert "sum: the replacement differs in values on ordinary values too, which isn't documented" in message
    assert "[[3, 1, 2], [0, 5, 4]]" in message
    (function,) = judged(text.format(wrong=rare, ordinary=", ordinary=True"))
    (message,) = messages(function)
    assert message.endswith("in values on ordinary values, which no case shows. Delete ordinary=True.")


def test_a_function_without_a_replacement_has_another_way_and_no_verdict(judged: Judged) -> None:
    text = """
@replaces(en="e", zh="z", trials=[lambda: K.is_sparse(ROWS)], instead=lambda: ops.ndim(ROWS))
def is_sparse(tensor): ...
"""
    (function,) = judged(text)
    assert messages(function) == []
    assert (function.verdict, function.hazard) == ("none", "same")
    assert function.instead is not None
    assert function.instead["text"] == "2"


def test_a_case_that_hangs_crashes_or_cant_be_compared_is_named_and_the_others_run(
    small: Small, judged: Judged, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = {KERAS2, TENSORFLOW, JAX, NUMPY}
    # Each crash costs an import of Keras, and those on PyTorch and OpenVINO take longest.
    monkeypatch.setattr(small.atlas, "missing", {TORCH, OPENVINO})
    text = """
def crashes():
    __import__("os")._exit(3)
    return 1

def generates():
    return (i for i in range(3))

@replaces(en="e", zh="z", trials=[lambda: K.square(ROWS), crashes, generates, lambda: rows])
def square(x):
    return ops.square(x)

@replaces(en="e", zh="z", trials=[lambda: K.abs(ROWS)])
def abs(x):
    return ops.abs(x)
"""
    broken, whole = judged(text)
    assert messages(whole) == []
    assert broken.results[0]["after"]["text"] == "[[ 9.  1.  4.]\n [ 0. 25. 16.]]"
    shown = "\n".join(messages(broken))
    for runtime in tried:
        place = f"snippets/atlas/chapter.py: square in {runtime.name}"
        assert f"{place} ended its process with exit code 3" in shown
        assert f"{place} gives builtins.generator, which can't be compared" in shown
        assert f"{place} raises NameError: name 'rows' is not defined" in shown
    assert "__import__" in shown


def test_an_ordinary_case_that_raises_in_keras_2_is_red(judged: Judged) -> None:
    text = '@replaces(en="e", zh="z", trials=[lambda: K.exp("text")])\ndef exp(x):\n    return ops.exp(x)\n'
    (function,) = judged(text)
    assert "exp in keras2 raises on ordinary values: " in messages(function)[0]
    assert 'K.exp("text")' in messages(function)[0]


def test_a_case_that_hangs_is_stopped(small: Small, planned: Planned) -> None:
    text = """
def hangs():
    while __import__("os").environ["KERAS_BACKEND"] == "numpy":
        __import__("time").sleep(1)
    return 1

@replaces(en="e", zh="z", trials=[lambda: K.abs(ROWS), hangs])
def abs(x):
    return ops.abs(x)
"""
    executor = Warm()
    runner = Runner(Store(small.root / "hanging"), LIMIT, executor)
    atlas = Atlas(small.root, runner, Store(small.root / "hanging-results"))
    atlas.missing = {*KERAS3, OPENVINO} - {NUMPY}
    atlas.functions(planned(text.replace(", hangs]", "]")))
    executor.limit = WARM_LIMIT
    (function,) = atlas.functions(planned(text))
    executor.pool.close()
    (message,) = messages(function)
    assert "abs in keras3-numpy ran for more than 15 s and was stopped" in message
    assert "while __import__" in message
    assert function.results[0]["numpy"]["text"] == "[[3. 1. 2.]\n [0. 5. 4.]]"


def test_programs_do_not_see_each_other(judged: Judged) -> None:
    text = """
def changed():
    K.set_floatx("float16")
    return K.floatx()

@replaces(en="e", zh="z", trials=[changed, lambda: K.floatx()])
def set_floatx(value):
    return keras.config.set_floatx(value)

@replaces(en="e", zh="z", trials=[lambda: K.floatx()])
def floatx():
    return keras.config.floatx()
"""
    function = judged(text)[0]
    assert [result["after"]["text"] for result in function.results] == ["'float16'", "'float32'"]
    assert [result["before"]["text"] for result in function.results] == ["'float16'", "'float32'"]


def test_samples_are_judged_as_samples(judged: Judged) -> None:
    text = """
@replaces(
    en="e", zh="z", random=True, trials=[lambda: K.random_normal((4000,), mean=1.0, seed=1)],
    differences=[Difference("replacement", "seed", "e", "z", ordinary=True)],
)
def random_normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None):
    return keras.random.normal(shape, mean, {stddev}, dtype, seed)
"""
    (function,) = judged(text.format(stddev="stddev"))
    assert messages(function) == []
    assert [function.results[0][what]["repeats"] for what in ("before", "after")] == [False, True]
    (function,) = judged(text.format(stddev="2.0"))
    assert "random_normal: the replacement differs in distribution" in messages(function)[0]


def test_what_is_printed_is_compared(judged: Judged) -> None:
    text = """
def printed():
    print(tuple(K.sum(ROWS).shape), {extra})
    return K.sum(ROWS)

@replaces(en="e", zh="z", trials=[printed])
def sum(x, axis=None, keepdims=False):
    return ops.sum(x)
"""
    (function,) = judged(text.format(extra="1"))
    assert messages(function) == []
    assert function.results[0]["after"]["output"] == "() 1\n"
    (function,) = judged(text.format(extra="K.__name__"))
    assert function.verdict == "output"

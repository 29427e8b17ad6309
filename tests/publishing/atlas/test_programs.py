"""From cases to programs: what is shown is what runs."""

import numpy as np
import pytest

from publishing.atlas.programs import CaseError, literal
from tests.publishing.atlas.conftest import Planned

ARGMAX = """
@replaces(en="e", zh="z", trials=[{trials}], inputs=[ROWS])
def argmax(x, axis=-1):
    return ops.argmax(x, axis=axis)
"""
X = 'x = np.array([[3, 1, 2], [0, 5, 4]], "float32")'


@pytest.mark.parametrize(
    ("call", "after", "renamed"),
    [
        ("K.argmax(x, axis=1)", "ops.argmax(x, axis=1)", None),
        ("K.argmax(x, 1)", "ops.argmax(x, axis=1)", "ops.argmax(x, 1)"),
        ("K.argmax(x)", "ops.argmax(x, axis=-1)", "ops.argmax(x)"),
        ("K.argmax(axis=0, x=x)", "ops.argmax(x, axis=0)", "ops.argmax(axis=0, x=x)"),
        (
            "K.argmax(K.argmax(x), 0)",
            "ops.argmax(ops.argmax(x, axis=-1), axis=0)",
            "ops.argmax(ops.argmax(x), 0)",
        ),
    ],
)
def test_the_replacement_stands_in_the_place_of_the_call(
    planned: Planned, call: str, after: str, renamed: str | None
) -> None:
    (case,) = planned(ARGMAX.format(trials=f"lambda x: {call}"))[0].cases
    assert str(case.before) == f"{X}\n{call}"
    assert str(case.after) == f"{X}\n{after}"
    assert (str(case.renamed) if case.renamed else None) == (f"{X}\n{renamed}" if renamed else None)


def test_an_argument_that_only_repeats_a_default_is_left_out(planned: Planned) -> None:
    text = """
@replaces(en="e", zh="z", trials=[lambda: K.sum(ROWS), lambda: K.sum(ROWS, keepdims=False)])
def sum(x, axis=None, keepdims=False):
    return ops.sum(x, axis=axis, keepdims=keepdims)
"""
    left_out, written = planned(text)[0].cases
    assert left_out.after.expression == "ops.sum(rows)"  # type: ignore[union-attr]
    assert written.after.expression == "ops.sum(rows, keepdims=False)"  # type: ignore[union-attr]


def test_an_argument_is_not_computed_twice(planned: Planned) -> None:
    text = """
@replaces(en="e", zh="z", trials=[lambda: K.square(ROWS), lambda: K.square(K.square(ROWS))])
def square(x):
    return x * x
"""
    plain, nested = planned(text)[0].cases
    assert plain.after.expression == "rows * rows"  # type: ignore[union-attr]
    assert nested.after.expression == "square(rows * rows)"  # type: ignore[union-attr]
    assert "def square(x):\n    return x * x" in nested.after.setup  # type: ignore[union-attr]


def test_a_replacement_of_several_statements_is_shown_as_a_function(planned: Planned) -> None:
    text = """
def half(x):
    return x / 2

@replaces(en="e", zh="z", trials=[lambda: K.sign(ROWS)])
def sign(x):
    y = half(x)
    return ops.sign(y)
"""
    plan = planned(text)[0]
    assert (
        plan.source
        == "def half(x):\n    return x / 2\n\ndef sign(x):\n    y = half(x)\n    return ops.sign(y)"
    )
    assert plan.replacement == "sign(…)"
    assert str(plan.cases[0].after).startswith(plan.source)
    assert plan.cases[0].after.expression == "sign(rows)"  # type: ignore[union-attr]


def test_a_trial_of_several_statements_ends_with_its_result(planned: Planned) -> None:
    text = """
def doubled():
    y = K.argmax(ROWS)
    return y * 2

def unfinished():
    K.argmax(ROWS)
"""
    case = planned(text + ARGMAX.format(trials="doubled"))[0].cases[0]
    assert str(case.after).splitlines()[1:] == ["y = ops.argmax(rows, axis=-1)", "y * 2"]
    with pytest.raises(
        CaseError, match=r"snippets/atlas/chapter.py, line \d+: a trial ends with what it returns"
    ):
        planned(text + ARGMAX.format(trials="unfinished"))


def test_the_nearest_name_is_that_of_the_same_function_or_else_what_is_called(planned: Planned) -> None:
    text = """
@replaces(en="e", zh="z", trials=[lambda: K.argmax(ROWS)])
def argmax(x, axis=-1):
    return ops.max(x)

@replaces(en="e", zh="z", trials=[lambda: K.gather(ROWS, [0])])
def gather(reference, indices):
    return ops.take(ops.convert_to_tensor(reference), indices, axis=0)

@replaces(en="e", zh="z", trials=[lambda: K.floatx()])
def floatx():
    return "float32"

@replaces(en="e", zh="z", trials=[lambda: K.pow(ROWS, 2)], rename=lambda: ops.square)
def pow(x, a):
    return ops.power(x, a)

@replaces(en="e", zh="z", trials=[lambda: K.is_sparse(ROWS)])
def is_sparse(tensor): ...
"""
    assert {plan.name: plan.rename for plan in planned(text)} == {
        "argmax": "ops.argmax",
        "gather": "ops.take",
        "floatx": "keras.config.floatx",
        "pow": "ops.square",
        "is_sparse": "",
    }
    # The old code stays as it is where nothing takes its place.
    assert [plan.cases[0].after is None for plan in planned(text)] == [False] * 4 + [True]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ARGMAX.format(trials=""), r"chapter.py, line \d+: argmax is tried on nothing"),
        (
            ARGMAX.format(trials="lambda: 1").replace('zh="z"', 'zh=""'),
            "argmax needs a sentence in both languages",
        ),
        (
            ARGMAX.format(trials="lambda: 1").replace('zh="z", ', ""),
            r"line \d+: it can't be imported: .*'zh'",
        ),
        (ARGMAX.format(trials="lambda: 1") * 2, "argmax is in the atlas twice"),
        (
            ARGMAX.format(trials="lambda x: K.argmax(x)").replace("[ROWS]", "[]"),
            "has parameters, but argmax no inputs",
        ),
        (ARGMAX.format(trials="lambda x, y: K.argmax(x)"), "this trial of argmax can't be read"),
        ("def broken(:", r"chapter.py, line 10: it can't be imported: SyntaxError: invalid syntax"),
    ],
)
def test_a_case_that_is_no_case_is_named(planned: Planned, text: str, message: str) -> None:
    with pytest.raises(CaseError, match=message):
        planned(text)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (np.array([1.0, 2.0], "float32"), 'np.array([1, 2], "float32")'),
        (np.array([0.0, -0.0], "float32"), 'np.array([0.0, -0.0], "float32")'),
        (np.array([np.nan, -np.inf]), 'np.array([np.nan, -np.inf], "float64")'),
        (np.zeros((0, 3), "int32"), 'np.zeros((0, 3), "int32")'),
        (np.full((70000,), 1, "float16"), 'np.full((70000,), 1, "float16")'),
        (np.array(2.5, "float32"), 'np.array(2.5, "float32")'),
        (np.array([True]), 'np.array([True], "bool")'),
        ("channels_last", '"channels_last"'),
        ([1, None], "[1, None]"),
    ],
)
def test_a_value_is_written_as_code_that_makes_it(value: object, code: str) -> None:
    assert literal(value) == code
    made = eval(code, {"np": np})
    np.testing.assert_array_equal(made, value)
    if isinstance(value, np.ndarray):
        assert (made.dtype, made.shape) == (value.dtype, value.shape)
        assert value.dtype.kind != "f" or (np.signbit(made) == np.signbit(value)).all()

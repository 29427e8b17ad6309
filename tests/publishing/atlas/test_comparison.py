"""What counts as a difference."""

import math
from typing import Any

import pytest

from publishing.atlas.comparison import aspects, worst


def result(
    values: Any, shape: list[int] | None = None, dtype: str = "float32", **more: Any
) -> dict[str, Any]:
    shape = [len(values)] if shape is None else shape
    return {"kind": "tensor", "text": str(values), "shape": shape, "dtype": dtype, "values": values} | more


def number(value: Any) -> dict[str, Any]:
    return {"kind": "number", "text": repr(value), "shape": [], "values": value}


def sequence(*items: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "sequence", "text": "", "items": list(items)}


ERROR = {"kind": "error", "text": "ValueError: no", "type": "ValueError"}
NONE = {"kind": "none", "text": "None"}
ONE = result([1.0])


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (ONE, ONE, set()),
        (ONE, result([1.0 + 1e-7]), set()),
        (ONE, result([1.001]), {"values"}),
        (result([1.0], dtype="float16"), result([1.001], dtype="float16"), set()),
        (result([1.0], dtype="float64"), result([1.0 + 1e-7], dtype="float64"), {"values"}),
        (result([3], dtype="int64"), result([3], dtype="int32"), {"dtype"}),
        (result([3], dtype="int64"), result([4], dtype="int32"), {"dtype", "values"}),
        (result([math.nan]), result([math.nan]), set()),
        (result([math.nan]), ONE, {"values"}),
        (result([math.inf]), result([-math.inf]), {"values"}),
        (result([0.0]), result([-0.0]), {"zero"}),
        (ONE, result([[1.0]], [1, 1]), {"shape"}),
        (ONE, result([1.0], kind="variable"), {"kind"}),
        (result([1.0], output=""), result([1.0], output="1\n"), {"output"}),
        (ONE, ERROR, {"raises"}),
        (ERROR, ONE, {"accepts"}),
        (ERROR, ERROR | {"text": "TypeError: other"}, set()),
        (NONE, NONE, set()),
        (NONE, ONE, {"kind"}),
        (number(3), number(3), set()),
        (number(3), number(4), {"values"}),
        (sequence(number(2), number(3)), result([2, 3], dtype="int32"), {"kind"}),
        (sequence(number(2), number(3)), sequence(number(2), number(4)), {"values"}),
        (sequence(number(2)), sequence(number(2), number(3)), {"shape"}),
        (sequence(ONE, ERROR | {"kind": "none"}), sequence(result([2.0]), NONE), {"values"}),
        (sequence(ONE), sequence(ONE, ONE), {"shape"}),
        ({"kind": "text", "text": "'a'"}, {"kind": "text", "text": "'b'"}, {"values"}),
    ],
)
def test_the_aspects_in_which_results_differ(
    old: dict[str, Any], new: dict[str, Any], found: set[str]
) -> None:
    assert aspects(old, new) == found


def test_jax_halves_the_width() -> None:
    wide, narrow = result([1.0], dtype="float64"), result([1.0])
    assert aspects(wide, narrow, "jax") == {"width"}
    assert aspects(wide, narrow, "numpy") == {"dtype"}
    assert aspects(wide, result([1], dtype="int32"), "jax") == {"dtype"}


def test_an_array_is_numpys_tensor() -> None:
    array = result([1.0], kind="array")
    assert aspects(ONE, array, "numpy") == set()
    assert aspects(ONE, array, "jax") == {"kind"}


def test_samples_are_compared_by_their_distribution_and_their_seed() -> None:
    uniform = [i / 256 for i in range(257)]
    ours = result(uniform, [4000], repeats=True)
    assert aspects(ours, result([v + 0.01 for v in uniform], [4000], repeats=True)) == set()
    assert aspects(ours, result([v + 0.2 for v in uniform], [4000], repeats=True)) == {"distribution"}
    assert aspects(ours, result(uniform, [4000], repeats=False)) == {"seed"}
    assert aspects(ours, result([], [0], repeats=True)) == {"shape"}


def test_the_worst_aspect_names_the_verdict() -> None:
    assert worst(set()) == "same"
    assert worst({"dtype", "values", "kind"}) == "values"

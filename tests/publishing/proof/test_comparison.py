"""What counts as the same result."""

import math

import pytest

from publishing.proof.comparison import difference, largest_error
from publishing.proof.trial import Array, Result


def result(*values: float | str, shape: tuple[int, ...] | None = None, dtype: str = "float32") -> Result:
    return Result((Array((len(values),) if shape is None else shape, dtype, values),))


def test_errors_of_rounding_are_no_difference() -> None:
    assert difference(result(1.0, 200.0), result(1.000001, 200.001)) is None


@pytest.mark.parametrize(("new", "words"), [(1.001, "such as 1.001 instead of 1"), (math.nan, "nan")])
def test_a_number_that_differs_is_shown(new: float, words: str) -> None:
    found = difference(result(3.0, 1.0), result(3.0, new))
    assert found
    assert found.startswith("1 of 2 elements")
    assert words in found


def test_what_is_nearly_zero_needs_no_relative_accuracy() -> None:
    assert difference(result(1e-9), result(-1e-9)) is None
    assert difference(result(1e-4), result(2e-4))


def test_a_shape_that_differs_is_shown_though_the_numbers_are_the_same() -> None:
    assert difference(result(1.0, 2.0), result(1.0, 2.0, shape=(2, 1))) == "shape (2, 1) instead of (2,)"


def test_nan_equals_nan() -> None:
    assert difference(result(math.nan), result(math.nan)) is None


def test_dtypes_are_not_compared() -> None:
    assert difference(result(1.0, dtype="int64"), result(1.0, dtype="int32")) is None


def test_texts_are_compared() -> None:
    old, new = result("a", shape=(), dtype="text"), result("b", shape=(), dtype="text")
    assert difference(old, old) is None
    assert difference(old, new) == "('b',) instead of ('a',)"


def test_a_text_is_no_number() -> None:
    assert difference(result(1.0, shape=()), result("1.0", shape=(), dtype="text"))


def test_values_that_are_missing_are_counted() -> None:
    both = Result(result(1.0).arrays + result(2.0).arrays)
    assert difference(both, result(1.0)) == "1 values instead of 2"


def test_of_several_values_the_one_that_differs_is_named() -> None:
    old = Result(result(1.0).arrays + result(2.0).arrays)
    new = Result(result(1.0).arrays + result(5.0).arrays)
    assert str(difference(old, new)).startswith("value 1: ")


def test_the_largest_error_is_measured_by_the_tolerance() -> None:
    assert largest_error(result(1.0), result(1.0)) == 0
    close = largest_error(result(1.0, 1.0), result(1.0, 1.00001))
    assert 0.1 < close < 0.3

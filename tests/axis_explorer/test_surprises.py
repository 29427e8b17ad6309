import numpy as np

from snippets.axis_explorer import surprises


def test_the_first_of_equal_elements_wins() -> None:
    assert int(surprises.tie) == np.argmax([3, 7, 7])


def test_without_an_axis_the_flattened_tensor_is_searched() -> None:
    assert int(surprises.flat) == np.argmax([1, 5, 2, 7, 0, 3])


def test_tensorflow_passes_over_nan() -> None:
    assert int(surprises.nan) == 2


def test_a_negative_zero_is_smaller() -> None:
    assert int(surprises.zero) == 1

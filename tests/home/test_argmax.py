import numpy as np


def test_one_winner_for_each_column_and_each_row() -> None:
    from snippets.home import argmax

    np.testing.assert_array_equal(argmax.per_column, [1, 0, 1])
    np.testing.assert_array_equal(argmax.per_row, [1, 0])
    assert argmax.per_row.dtype == "int32"

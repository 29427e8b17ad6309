import numpy as np


def test_rows_that_begin_with_a_negative_number_are_negated() -> None:
    from snippets.errors import condition

    np.testing.assert_array_equal(condition.result, [[1, -5, -2], [1, 5, 2]])

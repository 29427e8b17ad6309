import numpy as np


def test_a_column_of_zeros_comes_first() -> None:
    from snippets.errors import length_from_tensor

    np.testing.assert_array_equal(length_from_tensor.result, [[0, 1, 5, 2], [0, 7, 3, 4]])

import numpy as np


def test_one_index_for_each_column_and_each_row() -> None:
    from snippets.tensors_shapes_axes import largest

    np.testing.assert_array_equal(largest.per_column, [1, 0, 1])
    np.testing.assert_array_equal(largest.per_row, [1, 0])

import numpy as np


def test_along_axis_0_each_column_is_added_up() -> None:
    from snippets.tensors_shapes_axes import sums

    np.testing.assert_array_equal(sums.per_column, [11, 9, 9])
    np.testing.assert_array_equal(sums.per_row, [10, 19])

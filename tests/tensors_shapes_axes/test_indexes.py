import numpy as np


def test_the_first_index_is_the_row() -> None:
    from snippets.tensors_shapes_axes import indexes

    np.testing.assert_array_equal(indexes.table[1], [9, 2, 8])
    np.testing.assert_array_equal(indexes.table[:, 1], [7, 2])

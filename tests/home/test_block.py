import numpy as np


def test_the_axis_of_the_rows_disappears() -> None:
    from snippets.home import block

    np.testing.assert_array_equal(
        block.block, [[[0, 7, 4, 1], [8, 5, 2, 9], [6, 3, 0, 7]], [[4, 1, 8, 5], [2, 9, 6, 3], [0, 7, 4, 1]]]
    )
    np.testing.assert_array_equal(block.per_column, [[1, 0, 0, 1], [0, 1, 0, 0]])

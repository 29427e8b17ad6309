import numpy as np


def test_one_entry_and_one_slice_are_new() -> None:
    from snippets.errors import scatter_update

    np.testing.assert_array_equal(scatter_update.result, [[0, 5, 0], [7, 8, 0]])

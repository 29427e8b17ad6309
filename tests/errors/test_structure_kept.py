import numpy as np


def test_names_go_with_their_arrays() -> None:
    from snippets.errors import structure_kept

    np.testing.assert_array_equal(structure_kept.result, [[4, 5]])

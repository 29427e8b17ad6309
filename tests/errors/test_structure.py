import numpy as np


def test_only_a_warning_tells() -> None:
    from snippets.errors import structure

    np.testing.assert_array_equal(structure.result, [[4, 5]])

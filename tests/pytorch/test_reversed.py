import numpy as np


def test_the_last_comes_first() -> None:
    from snippets.pytorch import reversed

    np.testing.assert_array_equal(reversed.result, [2, 5, 1])

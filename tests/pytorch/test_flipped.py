import numpy as np


def test_the_last_comes_first() -> None:
    from snippets.pytorch import flipped

    np.testing.assert_array_equal(flipped.result, [2, 5, 1])

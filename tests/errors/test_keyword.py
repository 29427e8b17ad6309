import numpy as np


def test_the_factor_reaches_the_layer() -> None:
    from snippets.errors import keyword

    np.testing.assert_array_equal(keyword.result, [[2, 10, 4]])

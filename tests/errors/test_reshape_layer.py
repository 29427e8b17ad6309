import numpy as np


def test_both_ways_reshape() -> None:
    from snippets.errors import reshape_layer

    for result in reshape_layer.results:
        np.testing.assert_array_equal(result, reshape_layer.x.reshape(2, 5, 3, 4))

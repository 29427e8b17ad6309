import numpy as np


def test_keras_3_defaults() -> None:
    from snippets.keras_backend import defaults

    np.testing.assert_array_equal(defaults.winners, 2)
    np.testing.assert_array_equal(defaults.joined, [[1, 5], [7, 3], [1, 5], [7, 3]])
    np.testing.assert_array_equal(defaults.totals, [1, 6, 13, 16])

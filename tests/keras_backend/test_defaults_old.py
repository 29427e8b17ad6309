import numpy as np


def test_keras_2_defaults() -> None:
    from snippets.keras_backend import defaults_old

    np.testing.assert_array_equal(defaults_old.winners, [1, 0])
    np.testing.assert_array_equal(defaults_old.joined, [[1, 5, 1, 5], [7, 3, 7, 3]])
    np.testing.assert_array_equal(defaults_old.totals, [[1, 5], [8, 8]])

import numpy as np


def test_it_is_a_numpy_array() -> None:
    from snippets.pytorch import convert

    assert type(convert.result) is np.ndarray
    np.testing.assert_array_equal(convert.result, [[3]])

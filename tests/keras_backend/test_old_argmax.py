import numpy as np


def test_keras_2_looks_along_the_last_axis() -> None:
    from snippets.keras_backend import old_argmax

    np.testing.assert_array_equal(old_argmax.result, [1, 0])
    assert old_argmax.result.dtype == "int64"

import numpy as np


def test_integers_and_floats_are_multiplied() -> None:
    from snippets.errors import promoted_dtypes

    np.testing.assert_array_equal(promoted_dtypes.result, [1, 0])
    assert promoted_dtypes.result.dtype == "float32"

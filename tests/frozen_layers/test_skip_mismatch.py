import numpy as np


def test_the_layer_with_the_same_shape_is_loaded() -> None:
    from snippets.frozen_layers import skip_mismatch

    np.testing.assert_array_equal(skip_mismatch.result, np.ones((2, 3)))
    assert skip_mismatch.model.output_shape == (None, 1)

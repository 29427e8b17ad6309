import numpy as np


def test_a_frozen_layer_uses_its_statistics() -> None:
    from snippets.frozen_layers import frozen_norm

    np.testing.assert_allclose(frozen_norm.result, [2, 1])
    np.testing.assert_array_equal(frozen_norm.norm.get_weights()[2], [1])

import numpy as np
import pytest


def test_keras_2_goes_on_training() -> None:
    from snippets.frozen_layers import after_fit

    assert not after_fit.base.trainable_weights
    with pytest.raises(AssertionError):
        np.testing.assert_array_equal(after_fit.base.get_weights()[0], after_fit.before)

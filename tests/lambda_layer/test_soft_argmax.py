import numpy as np
import pytest


def test_a_soft_argmax_has_a_gradient() -> None:
    from snippets.lambda_layer import soft_argmax

    assert soft_argmax.result == pytest.approx([1.03], abs=0.005)
    assert soft_argmax.gradient.shape == (1, 3)
    assert np.any(soft_argmax.slope != 0)

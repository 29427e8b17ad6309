import numpy as np
import pytest


def test_hardly_any_gradient_is_left() -> None:
    from snippets.intermediate_outputs import answer_softmax

    probability = 1 / (1 + np.exp(-10.0))
    assert answer_softmax.result == pytest.approx(probability * (1 - probability), rel=1e-2)
    assert 0 < answer_softmax.result < 1e-4

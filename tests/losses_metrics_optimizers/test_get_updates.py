import numpy as np


def test_the_weight_moves_by_the_gradient_not_by_its_sign() -> None:
    from snippets.losses_metrics_optimizers import get_updates

    np.testing.assert_allclose(get_updates.model.get_weights()[0], [[1 + 0.5 * 4]])

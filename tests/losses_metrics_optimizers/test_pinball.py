import numpy as np
import pytest


def test_each_row_has_its_loss() -> None:
    from snippets.losses_metrics_optimizers import pinball

    each = pinball.pinball(pinball.y_true.astype("float32"), pinball.y_pred)
    np.testing.assert_allclose(each, [1.8, 0.2], rtol=1e-6)
    assert pinball.result == pytest.approx(1)

import keras
import pytest


def test_the_loss_of_keras_2() -> None:
    from snippets.losses_metrics_optimizers import pinball_old

    assert pinball_old.result == pytest.approx(1)
    assert not hasattr(keras.backend, "maximum")

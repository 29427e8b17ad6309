import keras
import numpy as np
import pytest


def test_keras_2_moves_by_the_sign() -> None:
    from snippets.losses_metrics_optimizers import update_step_old

    np.testing.assert_allclose(update_step_old.model.get_weights()[0], [[1.5]])


def test_keras_3_gives_the_learning_rate_too(monkeypatch: pytest.MonkeyPatch) -> None:
    from snippets.losses_metrics_optimizers import update_step_old

    monkeypatch.setattr(keras.optimizers.SGD, "update_step", update_step_old.SignDescent.update_step)
    with pytest.raises(TypeError, match="takes 3 positional arguments but 4 were given"):
        keras.optimizers.SGD().apply([keras.ops.ones(())], [keras.Variable(1.0)])

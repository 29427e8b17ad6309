import keras
import numpy as np
import pytest


def test_keras_2_moves_by_the_sign() -> None:
    from snippets.losses_metrics_optimizers import update_step_old

    np.testing.assert_allclose(update_step_old.model.get_weights()[0], [[1.5]])


def test_keras_3_gives_the_learning_rate_too() -> None:
    class Old(keras.optimizers.SGD):
        def update_step(self, gradient: object, variable: object) -> None:
            pass

    with pytest.raises(TypeError, match="takes 3 positional arguments but 4 were given"):
        Old().apply([keras.ops.ones(())], [keras.Variable(1.0)])

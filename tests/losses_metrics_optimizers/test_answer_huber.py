import keras
import numpy as np


def test_equals_the_loss_of_keras() -> None:
    from snippets.losses_metrics_optimizers import answer_huber

    expected = keras.losses.huber(answer_huber.y_true, answer_huber.y_pred)
    np.testing.assert_allclose(answer_huber.result, expected)
    np.testing.assert_allclose(answer_huber.result, [(0.125 + 2.5) / 2])

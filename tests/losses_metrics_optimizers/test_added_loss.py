import keras
import pytest


def test_keras_2_adds_the_loss_of_a_tensor() -> None:
    from snippets.losses_metrics_optimizers import added_loss

    assert added_loss.model.evaluate(added_loss.x, added_loss.x, verbose=0) == pytest.approx(0.9)


def test_keras_3_refuses_without_a_word() -> None:
    inputs = keras.Input(shape=(2,))
    with pytest.raises(NotImplementedError, match=r"^$"):
        keras.Model(inputs, inputs * 1).add_loss(inputs[0, 1])

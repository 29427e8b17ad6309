import keras
import pytest


def test_keras_2_has_the_attribute() -> None:
    from snippets.errors import optimizer_lr

    assert float(optimizer_lr.model.optimizer.learning_rate) == 0.5


def test_keras_3_ignores_it_and_does_not_have_it() -> None:
    optimizer = keras.optimizers.SGD(0.1)
    with pytest.raises(AttributeError, match="'SGD' object has no attribute 'lr'"):
        _ = optimizer.lr
    optimizer.lr = 0.5
    assert float(optimizer.learning_rate) == pytest.approx(0.1)

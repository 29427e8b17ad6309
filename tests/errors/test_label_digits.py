import keras
import numpy as np


def test_keras_2_keeps_the_digits_and_keras_3_does_not() -> None:
    from snippets.errors import label_digits

    assert label_digits.result == 1
    inputs = keras.Input(shape=(1,))
    model = keras.Model(inputs=inputs, outputs=inputs * 1)
    model.compile(loss=label_digits.loss)
    assert model.evaluate(np.ones((1, 1)), label_digits.labels, verbose=0) == 0

import keras
import numpy as np


def test_keras_2_keeps_the_training_argument_of_the_layer() -> None:
    from snippets.k_function import fixed_training

    assert fixed_training.dropped
    assert set(np.unique(fixed_training.result)) == {0, 2}


def test_keras_3_overrides_it_in_predict() -> None:
    inputs = keras.Input(shape=(100,))
    outputs = keras.layers.Dropout(0.5)(inputs, training=True)
    model = keras.Model(inputs, outputs)

    assert np.all(model.predict(np.ones((1, 100)), verbose=0) == 1)

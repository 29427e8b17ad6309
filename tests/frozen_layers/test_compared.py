import keras
import numpy as np


def test_the_ways_of_keras_2() -> None:
    from snippets.frozen_layers import compared

    # Weights, statistics, Dropout.
    assert compared.results == {
        "as it is": (True, True, True),
        "trainable = False": (False, False, True),
        "training=False": (True, False, False),
        "in a layer": (True, False, False),
    }


def test_keras_3_overrides_the_argument_of_a_call() -> None:
    inputs = keras.Input(shape=(100,))
    outputs = keras.layers.Dropout(0.5)(inputs, training=False)
    model = keras.Model(inputs, outputs)

    assert np.any(np.array(model(np.ones((1, 100)), training=True)) == 0)
    assert np.all(np.array(model(np.ones((1, 100)))) == 1)

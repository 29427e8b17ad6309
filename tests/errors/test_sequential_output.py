import keras
import numpy as np
import pytest


def test_keras_2_has_the_attributes_and_keras_3_does_not() -> None:
    from snippets.errors import sequential_output

    assert sequential_output.model.output.shape == (None, 4)
    model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(4)])
    for name in ("input", "output"):
        with pytest.raises(AttributeError, match=f"has no defined {name}"):
            getattr(model, name)


def test_in_keras_3_a_symbolic_call_brings_them_and_training_does_not() -> None:
    model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(4)])
    model.compile("sgd", "mse")
    model.fit(np.ones((2, 3)), np.ones((2, 4)), verbose=0)
    for name in ("input", "output"):
        with pytest.raises(AttributeError, match=f"has no defined {name}"):
            getattr(model, name)
    model(keras.Input(shape=(3,)))
    assert (model.input.shape, model.output.shape) == ((None, 3), (None, 4))

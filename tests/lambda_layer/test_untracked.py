import importlib

import keras
import pytest


def test_keras_2_refuses_weights_made_inside_a_lambda() -> None:
    with pytest.raises(ValueError, match="Variables were created within a Lambda layer"):
        importlib.import_module("snippets.lambda_layer.untracked")


def test_keras_3_loses_them() -> None:
    dense = keras.layers.Dense(1)
    inputs = keras.Input(shape=(3,))
    layer = keras.layers.Lambda(lambda x: dense(x))
    model = keras.Model(inputs=inputs, outputs=layer(inputs))

    assert len(dense.weights) == 2
    assert layer.weights == []
    assert model.weights == []

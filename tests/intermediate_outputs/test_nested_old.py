import importlib

import keras
import pytest


def test_keras_2_finds_no_path() -> None:
    with pytest.raises(ValueError, match="Graph disconnected"):
        importlib.import_module("snippets.intermediate_outputs.nested_old")


def test_keras_3_finds_none_either() -> None:
    inner, inputs = keras.Input(shape=(2,)), keras.Input(shape=(2,))
    with pytest.raises(ValueError, match="is not connected to `inputs`"):
        keras.Model(inputs, keras.layers.Dense(1)(inner))

import importlib

import keras
import pytest


def test_a_model_is_no_argument_that_keras_saves_by_itself() -> None:
    with pytest.raises(NotImplementedError, match="non-serializable argument values in `__init__"):
        importlib.import_module("snippets.errors.unsaved_argument")


def test_without_from_config_the_model_is_saved_but_not_loaded() -> None:
    from snippets.errors import saved_argument

    class Once(saved_argument.Inference):
        from_config = keras.layers.Layer.from_config

    inputs = keras.Input(shape=(3,))
    model = keras.Model(inputs, Once(saved_argument.pretrained)(inputs))
    model.save("once.keras")
    with pytest.raises(TypeError, match="explicitly deserialized"):
        keras.saving.load_model("once.keras", custom_objects={"Once": Once})

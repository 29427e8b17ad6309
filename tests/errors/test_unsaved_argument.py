import importlib

import keras
import pytest


def test_a_model_is_no_argument_that_keras_saves_by_itself() -> None:
    with pytest.raises(NotImplementedError, match="non-serializable argument values in `__init__"):
        importlib.import_module("snippets.errors.unsaved_argument")


def test_without_from_config_the_model_is_saved_but_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    from snippets.errors import saved_argument

    monkeypatch.delattr(saved_argument.Inference, "from_config")
    with pytest.raises(TypeError, match="explicitly deserialized"):
        keras.saving.load_model("inference.keras")

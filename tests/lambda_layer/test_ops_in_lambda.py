import importlib

import keras
import pytest


def test_an_operation_of_keras_is_not_found_when_the_model_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    # Other snippets of this process register functions of that name.
    for name in list(keras.saving.get_custom_objects()):
        monkeypatch.delitem(keras.saving.get_custom_objects(), name)
    with pytest.raises(TypeError, match="Could not locate function 'argmax'"):
        importlib.import_module("snippets.lambda_layer.ops_in_lambda")

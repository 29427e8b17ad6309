import importlib

import pytest


def test_an_operation_of_keras_is_not_found_when_the_model_is_loaded() -> None:
    with pytest.raises(TypeError, match="Could not locate function 'argmax'"):
        importlib.import_module("snippets.lambda_layer.ops_in_lambda")

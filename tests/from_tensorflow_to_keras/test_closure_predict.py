import importlib

import pytest


def test_a_captured_placeholder_fails_in_predict() -> None:
    with pytest.raises(TypeError, match="found return value of type KerasTensor"):
        importlib.import_module("snippets.from_tensorflow_to_keras.closure_predict")

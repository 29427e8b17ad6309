import importlib

import pytest


def test_tensorflow_refuses_a_symbolic_tensor() -> None:
    with pytest.raises(ValueError, match="cannot be used as input to a TensorFlow function"):
        importlib.import_module("snippets.from_tensorflow_to_keras.tensorflow_function")

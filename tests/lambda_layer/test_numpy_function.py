import importlib

import pytest


def test_a_numpy_function_fails_on_tensorflow() -> None:
    with pytest.raises(NotImplementedError, match="We could not automatically infer the shape"):
        importlib.import_module("snippets.lambda_layer.numpy_function")

import importlib

import pytest


def test_a_python_if_fails_on_tensorflow() -> None:
    with pytest.raises(NotImplementedError, match="We could not automatically infer the shape"):
        importlib.import_module("snippets.lambda_layer.python_if")

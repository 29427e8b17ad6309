import importlib

import pytest


def test_a_function_that_is_not_registered_is_not_found() -> None:
    with pytest.raises(TypeError, match="Could not locate function 'largest_index'"):
        importlib.import_module("snippets.lambda_layer.unregistered_function")

import importlib

import pytest


def test_a_loaded_lambda_has_lost_its_globals() -> None:
    with pytest.raises(NameError, match="name 'ops' is not defined"):
        importlib.import_module("snippets.lambda_layer.load_unsafe")

import importlib

import pytest


def test_a_stored_function_has_lost_its_globals() -> None:
    with pytest.raises(NameError, match="name 'axis' is not defined"):
        importlib.import_module("snippets.lambda_expressions.lost_globals")

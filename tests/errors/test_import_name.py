import importlib

import pytest


def test_the_function_cant_be_imported() -> None:
    with pytest.raises(ImportError, match="cannot import name 'argmax'"):
        importlib.import_module("snippets.errors.import_name")

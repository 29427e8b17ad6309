import importlib

import pytest


def test_an_unregistered_class_is_not_found() -> None:
    with pytest.raises(TypeError, match="Could not locate class 'Argmax'"):
        importlib.import_module("snippets.errors.unregistered_class")

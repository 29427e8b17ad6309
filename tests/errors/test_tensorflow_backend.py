import importlib

import pytest


def test_the_module_is_gone() -> None:
    with pytest.raises(ModuleNotFoundError, match=r"'keras\.backend\.tensorflow_backend'"):
        importlib.import_module("snippets.errors.tensorflow_backend")

import importlib

import pytest


def test_a_saved_model_is_no_keras_model() -> None:
    with pytest.raises(ValueError, match="File format not supported"):
        importlib.import_module("snippets.errors.saved_model")

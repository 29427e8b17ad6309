import importlib

import pytest


def test_keras_3_returns_a_list_of_one_output() -> None:
    with pytest.raises(AttributeError, match="'list' object has no attribute 'shape'"):
        importlib.import_module("snippets.from_tensorflow_to_keras.listed_output")

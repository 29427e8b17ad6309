import importlib

import pytest


def test_the_copy_refuses_symbolic_tensors() -> None:
    with pytest.raises(ValueError, match="cannot be used as input to a TensorFlow function"):
        importlib.import_module("snippets.keras_backend.legacy_symbolic")

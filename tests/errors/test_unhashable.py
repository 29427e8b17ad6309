import importlib

import pytest


def test_a_tensor_is_no_key() -> None:
    with pytest.raises(TypeError, match="Tensor is unhashable"):
        importlib.import_module("snippets.errors.unhashable")

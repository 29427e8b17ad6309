import importlib

import pytest


def test_a_symbolic_tensor_has_no_numpy() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'numpy'"):
        importlib.import_module("snippets.errors.symbolic_attribute")

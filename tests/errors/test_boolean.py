import importlib

import pytest


def test_a_symbolic_tensor_is_neither_true_nor_false() -> None:
    with pytest.raises(TypeError, match="A symbolic KerasTensor cannot be used as a boolean"):
        importlib.import_module("snippets.errors.boolean")

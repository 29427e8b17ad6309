import importlib

import pytest


def test_a_symbolic_tensor_has_no_rows_to_go_through() -> None:
    with pytest.raises(NotImplementedError, match="Iterating over a symbolic KerasTensor is not supported"):
        importlib.import_module("snippets.errors.iterate")

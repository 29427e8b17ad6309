import importlib

import pytest


def test_a_tensor_with_numbers_is_no_output() -> None:
    with pytest.raises(ValueError, match="All `outputs` values must be KerasTensors"):
        importlib.import_module("snippets.errors.model_outputs")

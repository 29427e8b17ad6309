import importlib

import pytest


def test_the_learning_phase_is_no_input() -> None:
    with pytest.raises(ValueError, match="Found unexpected instance while processing input tensors"):
        importlib.import_module("snippets.k_function.learning_phase")

import importlib

import pytest


def test_a_function_takes_no_training_argument() -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'training'"):
        importlib.import_module("snippets.k_function.function_training")

import importlib

import pytest


def test_in_fit_tensorflow_does_not_mix_dtypes_either() -> None:
    with pytest.raises(TypeError, match="Input 'y' of 'Mul' Op has type float32 that does not match"):
        importlib.import_module("snippets.errors.mixed_dtypes_in_fit")

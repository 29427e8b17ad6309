import importlib

import pytest


def test_a_symbolic_tensor_has_no_value() -> None:
    with pytest.raises(ValueError, match="It doesn't have any actual numerical value"):
        importlib.import_module("snippets.from_tensorflow_to_keras.symbolic_tensor")

import importlib

import pytest


def test_a_variable_in_call_is_refused() -> None:
    with pytest.raises(ValueError, match=r"tf.function only supports singleton tf.Variables"):
        importlib.import_module("snippets.errors.variable_in_call")

import importlib

import pytest


def test_numpy_gets_no_numbers_while_a_graph_is_recorded() -> None:
    with pytest.raises(NotImplementedError, match=r"Cannot convert a symbolic tf.Tensor"):
        importlib.import_module("snippets.errors.numpy_in_call")

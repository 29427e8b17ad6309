import importlib

import pytest


def test_there_is_no_graph_to_differentiate() -> None:
    with pytest.raises(RuntimeError, match="is not supported when eager execution is enabled"):
        importlib.import_module("snippets.k_function.gradients")

import importlib

import pytest


def test_the_layer_has_no_output() -> None:
    with pytest.raises(AttributeError, match="has never been called and thus has no defined output"):
        importlib.import_module("snippets.intermediate_outputs.subclassed_old")

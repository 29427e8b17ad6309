import importlib

import pytest


def test_a_layer_without_a_call_has_no_output() -> None:
    with pytest.raises(AttributeError, match=r"The layer dense\w* has never been called"):
        importlib.import_module("snippets.errors.never_called")

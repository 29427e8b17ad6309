import importlib

import pytest


def test_tensors_do_not_change_in_place() -> None:
    with pytest.raises(TypeError, match="does not support item assignment"):
        importlib.import_module("snippets.errors.item_assignment")

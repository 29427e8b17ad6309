import importlib

import pytest


def test_updates_are_refused() -> None:
    with pytest.raises(ValueError, match="`updates` argument is not supported during eager execution"):
        importlib.import_module("snippets.k_function.updates")

import importlib

import pytest


def test_a_model_takes_no_metric() -> None:
    with pytest.raises(NotImplementedError, match=r"`add_metric\(\)` method is deprecated"):
        importlib.import_module("snippets.errors.add_metric")

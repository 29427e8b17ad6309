import importlib

import pytest


def test_operators_take_one_dtype() -> None:
    with pytest.raises(TypeError, match="does not match type float32"):
        importlib.import_module("snippets.losses_metrics_optimizers.labels_equal")

import importlib

import pytest


def test_a_closure_is_not_loaded() -> None:
    with pytest.raises(TypeError, match="Could not locate function 'loss'"):
        importlib.import_module("snippets.losses_metrics_optimizers.loss_closure")

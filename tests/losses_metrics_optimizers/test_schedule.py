import importlib

import pytest


def test_a_schedule_is_not_set() -> None:
    with pytest.raises(TypeError, match="learning rate is not settable"):
        importlib.import_module("snippets.losses_metrics_optimizers.schedule")

import importlib

import pytest


def test_labels_are_no_indexes() -> None:
    with pytest.raises(TypeError, match="has DataType float32"):
        importlib.import_module("snippets.losses_metrics_optimizers.label_index")

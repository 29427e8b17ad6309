import importlib

import pytest


def test_labels_arrive_as_floats() -> None:
    with pytest.raises(TypeError, match="Value passed to parameter 'labels' has DataType float32"):
        importlib.import_module("snippets.errors.label_dtype")

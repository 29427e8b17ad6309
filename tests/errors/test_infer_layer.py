import importlib

import pytest


def test_the_call_that_infers_the_shape_fails() -> None:
    with pytest.raises(AttributeError, match="Could not automatically infer the output shape"):
        importlib.import_module("snippets.errors.infer_layer")

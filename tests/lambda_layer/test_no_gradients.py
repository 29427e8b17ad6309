import importlib

import pytest


def test_nothing_before_argmax_can_be_trained() -> None:
    with pytest.raises(ValueError, match="No gradients provided for any variable"):
        importlib.import_module("snippets.lambda_layer.no_gradients")

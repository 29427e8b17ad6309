import importlib

import pytest


def test_keras_2_refuses_weights_made_inside_a_lambda() -> None:
    with pytest.raises(ValueError, match="Variables were created within a Lambda layer"):
        importlib.import_module("snippets.lambda_layer.untracked")

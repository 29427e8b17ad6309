import importlib

import pytest


def test_cloning_a_lambda_is_refused() -> None:
    with pytest.raises(ValueError, match="Requested the deserialization of a `Lambda` layer"):
        importlib.import_module("snippets.lambda_layer.clone_lambda")

import importlib

import pytest


def test_a_saved_lambda_is_refused() -> None:
    with pytest.raises(ValueError, match="Requested the deserialization of a `Lambda` layer"):
        importlib.import_module("snippets.lambda_layer.save_lambda")

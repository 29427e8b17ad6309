import importlib

import pytest


def test_the_lambda_can_not_be_wrapped_around_t() -> None:
    with pytest.raises(TypeError, match="Could not build a TypeSpec for KerasTensor"):
        importlib.import_module("snippets.from_tensorflow_to_keras.document_complete")

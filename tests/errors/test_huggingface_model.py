import importlib

import pytest


def test_a_model_on_hugging_face_needs_a_package() -> None:
    with pytest.raises(ImportError, match="you must install the `huggingface_hub` package"):
        importlib.import_module("snippets.errors.huggingface_model")

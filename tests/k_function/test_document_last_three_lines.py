import importlib

import pytest


def test_the_lambda_stays_and_raises() -> None:
    with pytest.raises(TypeError, match="Could not build a TypeSpec for KerasTensor"):
        importlib.import_module("snippets.k_function.document_last_three_lines")

import importlib

import pytest


def test_only_without_dtype_and_output_shape_the_call_fails(capsys: pytest.CaptureFixture[str]) -> None:
    snippet = importlib.import_module("snippets.lambda_layer.integer_function")
    capsys.readouterr()
    importlib.reload(snippet)

    failed, *works = capsys.readouterr().out.splitlines()
    assert failed.endswith("could not infer the shape")
    assert all(line.endswith("[[1 0 1]]") for line in works)
    assert len(works) == 2

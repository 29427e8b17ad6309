import importlib

import pytest


@pytest.mark.slow
def test_another_program_has_to_import_the_function(capsys: pytest.CaptureFixture[str]) -> None:
    importlib.import_module("snippets.lambda_layer.load_elsewhere")

    lines = capsys.readouterr().out.splitlines()
    assert [line.rpartition(": ")[2] for line in lines] == ["works", "fails", "works"]

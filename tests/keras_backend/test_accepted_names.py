import importlib

import pytest


def test_keras_knows_openvino_and_not_theano(capsys: pytest.CaptureFixture[str]) -> None:
    importlib.import_module("snippets.keras_backend.accepted_names")

    assert capsys.readouterr().out.splitlines() == [
        "ModuleNotFoundError: No module named 'torch'",
        "ModuleNotFoundError: No module named 'openvino'",
        "ValueError: Unable to import backend : theano",
    ]

import importlib

import pytest


def test_keras_3_knows_neither_of_the_old_backends(capsys: pytest.CaptureFixture[str]) -> None:
    importlib.import_module("snippets.keras_backend.accepted_names")

    assert capsys.readouterr().out.splitlines() == [
        "ValueError: Unable to import backend : cntk",
        "ValueError: Unable to import backend : theano",
    ]

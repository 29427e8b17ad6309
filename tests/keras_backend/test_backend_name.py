import importlib

import keras
import pytest


def test_both_names_tell_the_backend(capsys: pytest.CaptureFixture[str]) -> None:
    snippet = importlib.import_module("snippets.keras_backend.backend_name")
    capsys.readouterr()
    importlib.reload(snippet)

    assert capsys.readouterr().out.split() == [keras.config.backend()] * 2

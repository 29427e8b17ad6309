import importlib
import os

import keras
import pytest


def test_the_environment_is_read_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KERAS_BACKEND", "tensorflow")
    snippet = importlib.import_module("snippets.keras_backend.too_late")
    capsys.readouterr()
    importlib.reload(snippet)

    assert os.environ["KERAS_BACKEND"] == "torch"
    assert capsys.readouterr().out.strip() == keras.config.backend() != "torch"

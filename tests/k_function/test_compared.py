import importlib

import pytest


def test_all_follow_new_weights_and_only_predict_compiles(
    capsys: pytest.CaptureFixture[str],
) -> None:
    snippet = importlib.import_module("snippets.k_function.compared")
    capsys.readouterr()
    importlib.reload(snippet)

    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "function: 6.0 -> 60.0, Python calls: 3",
        "model: 6.0 -> 60.0, Python calls: 3",
        "predict: 6.0 -> 60.0, Python calls: 1",
    ]


def test_only_a_model_predicts_and_is_saved() -> None:
    from snippets.k_function import compared

    for attribute in ("predict", "save", "export"):
        assert not hasattr(compared.function, attribute)
        assert hasattr(compared.model, attribute)

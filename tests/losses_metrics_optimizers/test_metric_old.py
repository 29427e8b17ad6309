import importlib

import keras
import pytest


def test_keras_2_calls_the_old_name(capsys: pytest.CaptureFixture[str]) -> None:
    snippet = importlib.import_module("snippets.losses_metrics_optimizers.metric_old")
    capsys.readouterr()
    snippet.model.evaluate(snippet.x, snippet.x, verbose=0)

    assert capsys.readouterr().out == "reset\n"


def test_keras_3_does_not() -> None:
    metric = keras.metrics.Mean()
    metric.reset_states = pytest.fail
    metric.update_state(1)
    metric.reset_state()
    assert not metric.variables[0].numpy()

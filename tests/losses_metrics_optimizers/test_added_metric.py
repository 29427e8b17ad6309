import keras
import pytest


def test_keras_2_measures_a_tensor() -> None:
    from snippets.losses_metrics_optimizers import added_metric

    assert [metric.name for metric in added_metric.model.metrics] == ["loss", "level"]


def test_keras_3_only_raises() -> None:
    inputs = keras.Input(shape=(2,))
    with pytest.raises(NotImplementedError, match=r"`add_metric\(\)` method is deprecated"):
        keras.Model(inputs, inputs * 1).add_metric(inputs, name="level")

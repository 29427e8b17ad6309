import pytest


def test_keras_2_ignores_the_value() -> None:
    from snippets.losses_metrics_optimizers import lr_keyword

    assert float(lr_keyword.optimizer.learning_rate) == pytest.approx(0.01)

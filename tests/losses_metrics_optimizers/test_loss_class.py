import pytest


def test_the_setting_is_loaded() -> None:
    from snippets.losses_metrics_optimizers import loss_class

    assert loss_class.loaded.loss is not loss_class.model.loss
    assert loss_class.loaded.loss.quantile == 0.9
    assert loss_class.result == pytest.approx(1)

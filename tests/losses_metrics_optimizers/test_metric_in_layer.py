def test_the_layer_measures_on_tensorflow() -> None:
    from snippets.losses_metrics_optimizers import metric_in_layer

    assert metric_in_layer.result == {"level": 3, "loss": 0}

def test_the_model_measures() -> None:
    from snippets.losses_metrics_optimizers import compute_metrics

    assert compute_metrics.result == {"level": 3, "loss": 0}

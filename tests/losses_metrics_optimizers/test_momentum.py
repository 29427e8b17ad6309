def test_each_step_adds_half_of_the_last() -> None:
    from snippets.losses_metrics_optimizers import momentum

    assert momentum.results == [1 - 0.5, 0.5 - 0.75, -0.25 - 0.875]
    assert momentum.optimizer.get_config()["momentum"] == 0.5

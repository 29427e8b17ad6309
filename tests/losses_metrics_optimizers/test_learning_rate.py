def test_the_rate_is_read_and_set() -> None:
    from snippets.losses_metrics_optimizers import learning_rate

    assert learning_rate.result == 0.125

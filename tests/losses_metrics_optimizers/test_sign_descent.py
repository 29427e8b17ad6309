def test_each_step_has_the_same_length() -> None:
    from snippets.losses_metrics_optimizers import sign_descent

    assert sign_descent.results == [1.5, 2, 2.5]

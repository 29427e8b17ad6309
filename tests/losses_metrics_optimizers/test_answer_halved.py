def test_half_of_the_gradient() -> None:
    from snippets.losses_metrics_optimizers import answer_halved

    assert answer_halved.result == 1 - 0.5 * 0.5

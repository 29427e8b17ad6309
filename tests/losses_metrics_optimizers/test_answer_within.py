def test_two_of_four_are_within() -> None:
    from snippets.losses_metrics_optimizers import answer_within

    assert answer_within.result == 0.5
    answer_within.metric.reset_state()
    assert float(answer_within.metric.count) == 0

def test_the_largest_of_negative_numbers() -> None:
    from snippets.losses_metrics_optimizers import metric_class

    assert metric_class.results == [[0, -1], [0, -2]]

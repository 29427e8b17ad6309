def test_fit_reports_the_metric() -> None:
    from snippets.errors import metric_of_model

    assert metric_of_model.history == {"level": [2], "loss": [0]}

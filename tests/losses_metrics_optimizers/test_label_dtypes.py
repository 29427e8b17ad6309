def test_only_the_loss_gets_floats() -> None:
    from snippets.losses_metrics_optimizers import label_dtypes

    assert label_dtypes.labels.dtype == "int32"
    assert label_dtypes.dtypes == {"loss": "float32", "metric": "int32"}

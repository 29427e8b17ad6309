def test_the_loss_gets_its_own_dtype_and_the_metric_what_there_is() -> None:
    from snippets.losses_metrics_optimizers import label_dtypes

    assert label_dtypes.labels.dtype == "int32"
    # The last model computes in half the precision.
    assert label_dtypes.outputs.dtype == "float16"
    assert label_dtypes.seen == {"loss": ["float32", "float32"], "metric": ["int32", "float16"]}

def test_the_divergence_is_the_loss() -> None:
    from snippets.losses_metrics_optimizers import loss_in_layer

    # Half of the squares of 1 and 3; where the logarithm is 0, the variance adds nothing.
    assert loss_in_layer.history == {"loss": [5]}

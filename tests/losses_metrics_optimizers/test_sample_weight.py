def test_weights_reach_only_a_loss_of_rows() -> None:
    from snippets.losses_metrics_optimizers import sample_weight

    # Of the errors 1 and 3, the second has no weight; both are divided by the two rows.
    assert sample_weight.results == {"per_row": 0.5, "one_number": 1}
    assert not sample_weight.weights[1]

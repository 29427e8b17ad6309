def test_the_inputs_are_part_of_the_loss() -> None:
    from snippets.losses_metrics_optimizers import compute_loss

    # Zeros miss 1 and 3 twice: once as the labels, once as the inputs.
    assert compute_loss.result == 10

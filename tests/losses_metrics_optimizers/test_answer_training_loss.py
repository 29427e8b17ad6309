def test_only_training_adds_the_loss() -> None:
    from snippets.losses_metrics_optimizers import answer_training_loss

    assert answer_training_loss.losses == [[], [5]]

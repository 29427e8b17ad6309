def test_the_loss_is_the_penalty() -> None:
    from snippets.errors import loss_in_layer

    assert loss_in_layer.history == {"loss": [(1 + 9) / 2]}

def test_the_model_knows_the_weights() -> None:
    from snippets.errors import layer_outside

    assert len(layer_outside.model.trainable_weights) == 2

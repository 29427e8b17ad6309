def test_only_the_head_is_trained() -> None:
    from snippets.frozen_layers import trainable

    assert len(trainable.model.trainable_weights) == 2
    assert trainable.moved == [False, True]

def test_both_count_the_same() -> None:
    from snippets.frozen_layers import each_layer

    assert not each_layer.first.trainable
    assert len(each_layer.model.trainable_weights) == 4
    assert len(each_layer.base.trainable_weights) == 2

def test_the_weight_is_tracked_and_has_the_layers_dtype() -> None:
    from snippets.errors import tracked_weights

    assert tracked_weights.layer.trainable_weights == [tracked_weights.layer.scale]
    assert tracked_weights.layer.scale.dtype == "float16"

def test_the_layers_weights_belong_to_the_model_and_are_saved() -> None:
    from snippets.lambda_layer import tracked_layer

    assert [tuple(weight.shape) for weight in tracked_layer.model.weights] == [(3, 1), (1,)]
    assert tracked_layer.same

def test_the_loaded_layer_has_the_model_with_its_weights() -> None:
    from snippets.errors import saved_argument

    layer = saved_argument.loaded.layers[-1]
    assert type(layer) is saved_argument.Inference
    assert layer.model is not saved_argument.pretrained
    assert len(saved_argument.loaded.weights) == 2
    assert saved_argument.result.tolist() == [[8, 8]]

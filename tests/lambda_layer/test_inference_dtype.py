def test_the_shape_is_inferred_with_the_layers_dtype() -> None:
    from snippets.lambda_layer import inference_dtype

    assert inference_dtype.inferred_with == "float32"
    assert inference_dtype.run_with == "int32"
    assert inference_dtype.outputs.dtype == "float32"
    assert inference_dtype.delivered == "int32"

def test_the_whole_shape_is_the_inputs_business() -> None:
    from snippets.errors import batch_shape

    assert batch_shape.model.output_shape == (1, 4)
    assert batch_shape.inputs.shape == (1, 5, 3)

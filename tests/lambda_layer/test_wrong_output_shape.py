def test_a_wrong_output_shape_is_believed() -> None:
    from snippets.lambda_layer import wrong_output_shape

    assert wrong_output_shape.promised == (None, 7)
    assert wrong_output_shape.delivered == (1, 3)

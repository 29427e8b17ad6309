def test_nested_lists_were_batches_and_are_matrices() -> None:
    from snippets.lambda_layer import fed_shapes

    assert fed_shapes.shapes_then == [(1, 3, 3), (1, 3, 3)]
    assert fed_shapes.shapes_now == [(3, 3), (3, 3)]

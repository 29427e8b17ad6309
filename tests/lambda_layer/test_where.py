def test_where_decides_row_by_row() -> None:
    from snippets.lambda_layer import where

    assert where.result.tolist() == [[1.0, -5.0, -2.0], [1.0, 5.0, 2.0]]
    assert where.outputs.shape == (None, 3)

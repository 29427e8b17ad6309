def test_where_decides_row_by_row_or_for_the_batch() -> None:
    from snippets.lambda_layer import where

    assert where.of_rows.tolist() == [[1.0, -5.0, -2.0], [1.0, 5.0, 2.0]]
    assert where.of_batch.tolist() == where.x.tolist()
    assert where.rows.shape == where.batch.shape == (None, 3)

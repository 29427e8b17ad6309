def test_each_axis_names_the_winner_along_it() -> None:
    from snippets.lambda_layer import axes

    assert axes.batch.shape == (1, 2, 3)
    assert axes.per_column.tolist() == [1, 0, 1]
    assert axes.per_row.tolist() == [1, 0]
    columns = axes.matrix[axes.per_column, range(3)]
    rows = axes.matrix[range(2), axes.per_row]
    assert columns.tolist() == axes.matrix.max(axis=0).tolist()
    assert rows.tolist() == axes.matrix.max(axis=1).tolist()

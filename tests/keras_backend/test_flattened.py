def test_without_an_axis_there_is_one_winner() -> None:
    from snippets.keras_backend import flattened

    assert flattened.per_row.tolist() == [1, 2]
    assert flattened.whole.tolist() == [5]
    assert flattened.row[0, 5] == flattened.x.max()

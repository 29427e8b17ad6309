def test_the_shape_is_unpacked_and_used() -> None:
    from snippets.errors import shape_tuple

    assert (shape_tuple.batch, shape_tuple.rows, shape_tuple.columns) == (None, 2, 3)
    assert shape_tuple.flat.shape == (None, 6)

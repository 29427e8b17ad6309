def test_old_names() -> None:
    from snippets.keras_backend import renamed_old

    assert renamed_old.winners.tolist() == [[1, 0]]
    assert renamed_old.swapped.tolist() == [[[1, 7], [5, 3], [2, 4]]]
    assert (renamed_old.shape, renamed_old.dimensions) == ((1, 2, 3), 3)
    assert renamed_old.product.tolist() == [[[3, 7], [11, 7]]]
    assert renamed_old.floats.dtype == "float32"

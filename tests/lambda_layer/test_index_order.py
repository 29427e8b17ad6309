def test_the_first_index_is_the_outermost() -> None:
    from snippets.lambda_layer import index_order

    batch = index_order.batch
    assert batch.shape == (1, 2, 3)
    assert batch[0].shape == (2, 3)
    assert batch[0][1].shape == (3,)
    assert batch[0][1][2] == batch[0, 1, 2] == 3
    assert sorted(batch.strides, reverse=True) == list(batch.strides)

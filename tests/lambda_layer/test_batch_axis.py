def test_a_batch_axis_of_its_own_is_kept() -> None:
    from snippets.lambda_layer import batch_axis

    assert batch_axis.x.shape == (1, 3, 3)
    assert batch_axis.result.tolist() == [[0, 0, 0]]

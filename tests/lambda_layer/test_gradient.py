def test_argmax_has_no_gradient() -> None:
    from snippets.lambda_layer import gradient

    assert gradient.gradient is None
    assert gradient.y.numpy().tolist() == [1.0]

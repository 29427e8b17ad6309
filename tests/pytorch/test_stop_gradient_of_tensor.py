def test_the_shape_stays() -> None:
    from snippets.pytorch import stop_gradient_of_tensor

    assert tuple(stop_gradient_of_tensor.result.shape) == (2,)

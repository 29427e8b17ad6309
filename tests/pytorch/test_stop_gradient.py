def test_tensorflow_takes_the_array() -> None:
    from snippets.pytorch import stop_gradient

    assert tuple(stop_gradient.result.shape) == (2,)

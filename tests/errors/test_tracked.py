def test_both_weights_are_the_models() -> None:
    from snippets.errors import tracked

    assert tracked.in_model == len(tracked.dense.weights) == 2

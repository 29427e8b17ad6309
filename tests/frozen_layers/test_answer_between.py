def test_the_gradient_passes_the_frozen_layer() -> None:
    from snippets.frozen_layers import answer_between

    # A quarter of the gradient of (1 - 3)², which is -4.
    assert answer_between.results == [2, 1]

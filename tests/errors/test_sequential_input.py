def test_the_layer_has_an_output_from_the_start() -> None:
    from snippets.errors import sequential_input

    assert sequential_input.hidden.shape == (None, 4)
    assert sequential_input.activations.output_shape == (None, 4)

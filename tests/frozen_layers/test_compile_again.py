def test_the_frozen_layer_stays() -> None:
    from snippets.frozen_layers import compile_again

    assert compile_again.moved is False

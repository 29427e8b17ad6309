def test_all_but_the_normalization_is_trained() -> None:
    from snippets.frozen_layers import keep_norm

    assert keep_norm.moved == [True, True, False, False, False, False]

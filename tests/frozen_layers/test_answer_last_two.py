def test_the_last_two_are_trained() -> None:
    from snippets.frozen_layers import answer_last_two

    assert answer_last_two.names == ["three", "four"]

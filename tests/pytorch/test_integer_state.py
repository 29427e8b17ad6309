def test_it_counts_and_is_not_trained() -> None:
    from snippets.pytorch import integer_state

    assert not integer_state.counter.trainable
    assert integer_state.number == 1

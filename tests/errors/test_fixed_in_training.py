def test_dropout_is_on() -> None:
    from snippets.errors import fixed_in_training

    assert (fixed_in_training.result == 0).any()

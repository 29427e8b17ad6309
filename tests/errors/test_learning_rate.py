def test_the_callback_halves_the_rate_twice() -> None:
    from snippets.errors import learning_rate

    assert learning_rate.result == 0.125

def test_on_tensorflow_an_integer_may_be_trainable() -> None:
    from snippets.pytorch import integer_variable

    assert integer_variable.counter.trainable
    assert integer_variable.number == 1

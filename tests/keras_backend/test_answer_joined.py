def test_the_default_axis_is_another() -> None:
    from snippets.keras_backend import answer_joined

    # `K.concatenate` gives the second.
    assert answer_joined.shapes == [(4, 3), (2, 6)]

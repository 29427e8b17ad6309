def test_the_same_as_numpy() -> None:
    from snippets.keras_backend import answer_deviation

    assert answer_deviation.deviation == answer_deviation.by_numpy == 3

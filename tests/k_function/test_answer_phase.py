def test_dropout_is_on_only_in_training() -> None:
    from snippets.k_function import answer_phase

    assert answer_phase.results == [True, False]

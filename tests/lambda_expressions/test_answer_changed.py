def test_only_the_global_name_is_looked_up_again() -> None:
    from snippets.lambda_expressions import answer_changed

    assert answer_changed.result == 5 + 10 * 2

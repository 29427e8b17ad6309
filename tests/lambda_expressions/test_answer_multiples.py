def test_a_default_is_evaluated_at_once() -> None:
    from snippets.lambda_expressions import answer_multiples

    assert answer_multiples.results == [[30, 30, 30], [10, 20, 30]]

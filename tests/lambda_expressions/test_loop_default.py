def test_a_default_is_evaluated_at_the_definition() -> None:
    from snippets.lambda_expressions import loop_default

    assert loop_default.result == [0, 1, 2]

def test_all_functions_share_the_loops_last_value() -> None:
    from snippets.lambda_expressions import loop

    assert loop.result == [2, 2, 2]

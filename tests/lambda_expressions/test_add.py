def test_a_lambda_adds() -> None:
    from snippets.lambda_expressions import add

    assert add.result == 3
    assert add.add(2, 3) == 5

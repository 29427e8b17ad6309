def test_a_lambda_is_passed_like_any_value() -> None:
    from snippets.lambda_expressions import passing

    assert passing.result == 3
    assert passing.apply(max, 1, 2) == 2
    assert passing.shortest_first == ["axis", "shape", "tensor"]

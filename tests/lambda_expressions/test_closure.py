def test_one_code_makes_two_functions_with_state_of_their_own() -> None:
    from snippets.lambda_expressions import closure

    assert closure.add_one(5) == 6
    assert closure.add_ten(5) == 15
    assert closure.add_one.__code__ is closure.add_ten.__code__
    assert (closure.one, closure.ten) == (1, 10)

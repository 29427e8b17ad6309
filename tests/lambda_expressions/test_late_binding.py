def test_a_name_is_looked_up_at_the_call() -> None:
    from snippets.lambda_expressions import late_binding

    assert late_binding.first == "argmax along axis 1"
    assert late_binding.second == "argmax along axis 2"

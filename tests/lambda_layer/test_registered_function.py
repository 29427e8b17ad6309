def test_a_registered_function_loads_in_safe_mode() -> None:
    from snippets.lambda_layer import registered_function

    assert registered_function.result.tolist() == [[1, 0, 1]]
    assert registered_function.loaded is not registered_function.model

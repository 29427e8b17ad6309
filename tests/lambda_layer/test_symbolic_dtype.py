def test_a_lambda_promises_its_own_dtype() -> None:
    from snippets.lambda_layer import symbolic_dtype

    assert symbolic_dtype.promised == "float32"
    assert symbolic_dtype.delivered == "int32"

def test_a_lambda_is_an_ordinary_function_without_a_name() -> None:
    from snippets.lambda_expressions import function_object

    assert type(function_object.add) is type(function_object.add_by_def)
    assert function_object.add.__name__ == "<lambda>"
    assert function_object.add_by_def.__name__ == "add_by_def"
    assert function_object.plus is function_object.add
    assert function_object.plus(2, 3) == function_object.add_by_def(2, 3) == 5

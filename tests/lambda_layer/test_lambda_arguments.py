def test_arguments_reach_the_function() -> None:
    from snippets.lambda_layer import lambda_arguments

    assert lambda_arguments.layer.arguments == {"axis": 1}
    assert lambda_arguments.result.tolist() == [[1, 0, 1]]

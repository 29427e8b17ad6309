def test_an_integer_layer_truncates_its_input() -> None:
    from snippets.lambda_layer import truncated

    assert truncated.right.tolist() == [1, 0]
    assert truncated.wrong.tolist() == [0, 0]

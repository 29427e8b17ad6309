def test_a_lambda_with_a_default_is_not_loaded() -> None:
    from snippets.lambda_layer import loop_default

    assert loop_default.layer.function.__defaults__ == (2,)
    assert loop_default.reason.endswith("arg 4 (defaults) must be None or tuple")

def test_keras_2_keeps_the_callers_dictionary() -> None:
    from snippets.lambda_layer import arguments_copied

    assert arguments_copied.axis == 2
    assert arguments_copied.layer.arguments is arguments_copied.options

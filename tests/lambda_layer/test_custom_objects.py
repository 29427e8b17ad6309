def test_custom_objects_are_no_globals_of_the_lambda() -> None:
    from snippets.lambda_layer import custom_objects

    assert "name 'ops' is not defined" in custom_objects.message

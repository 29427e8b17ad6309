def test_each_layer_of_a_loop_has_its_own_index() -> None:
    from snippets.lambda_layer import loop_arguments

    assert loop_arguments.result == [10.0, 20.0, 30.0]

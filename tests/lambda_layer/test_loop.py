def test_all_layers_of_a_loop_read_the_last_index() -> None:
    from snippets.lambda_layer import loop

    assert loop.result == [30.0, 30.0, 30.0]

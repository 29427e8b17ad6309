def test_the_layer_returns_what_it_prints() -> None:
    from snippets.from_tensorflow_to_keras import print_values

    assert print_values.result.tolist() == [[2, 10, 4]]

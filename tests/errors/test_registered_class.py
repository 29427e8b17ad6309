def test_the_loaded_layer_has_its_axis() -> None:
    from snippets.errors import registered_class

    assert registered_class.loaded.layers[-1].axis == 1
    assert registered_class.result.tolist() == [1, 0]

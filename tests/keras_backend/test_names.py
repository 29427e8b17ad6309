def test_keras_2_has_147_callables() -> None:
    from snippets.keras_backend import names

    assert names.number_of_names == 147
    assert {"argmax", "function", "permute_dimensions"} <= set(names.names)

def test_keras_3_keeps_14_names() -> None:
    from snippets.keras_backend import names_left

    assert names_left.number_of_names == 14
    assert "backend" in names_left.names
    assert "argmax" not in names_left.names

def test_the_file_is_loaded_again() -> None:
    from snippets.errors import save_as_keras

    assert save_as_keras.loaded.output_shape == (None, 3)

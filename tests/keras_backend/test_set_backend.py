def test_the_new_import_has_the_new_backend() -> None:
    from snippets.keras_backend import set_backend

    assert set_backend.backends == ["numpy", "numpy", "jax"]
    assert set_backend.keras.config.backend() == "tensorflow"

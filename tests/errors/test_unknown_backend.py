def test_keras_does_not_know_theano() -> None:
    from snippets.errors import unknown_backend

    assert unknown_backend.message == "ValueError: Unable to import backend : theano"
    assert unknown_backend.keras.config.backend() == "tensorflow"

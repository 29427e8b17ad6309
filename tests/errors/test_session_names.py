import keras


def test_neither_keras_has_them() -> None:
    from snippets.errors import session_names

    assert session_names.name == "tensorflow_backend"
    for backend in (session_names.K, keras.backend):
        assert not hasattr(backend, "get_session")
        assert not hasattr(backend, "set_session")

import tf_keras


def test_every_name_of_the_table_is_missing() -> None:
    from snippets.keras_backend import missing

    assert missing.missing == missing.names
    assert all(hasattr(tf_keras.backend, name) for name in missing.names)

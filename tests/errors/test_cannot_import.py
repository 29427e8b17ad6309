def test_keras_2_has_the_name() -> None:
    from snippets.errors import cannot_import

    assert cannot_import.argmax(cannot_import.matrix, axis=1).numpy().tolist() == [1, 0]

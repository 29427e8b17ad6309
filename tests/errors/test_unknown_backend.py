def test_the_last_backend_is_one_that_exists() -> None:
    from snippets.errors import unknown_backend

    assert unknown_backend.message == "jax"

def test_python_itself_does_not_find_what_is_hidden() -> None:
    from snippets.errors import no_jax

    assert no_jax.messages == [
        "ModuleNotFoundError: No module named 'jax'",
        "ModuleNotFoundError: No module named 'scipy'",
    ]

def test_python_itself_does_not_find_jax() -> None:
    from snippets.errors import no_jax

    assert no_jax.message == "ModuleNotFoundError: No module named 'jax'"

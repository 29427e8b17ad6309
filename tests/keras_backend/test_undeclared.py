def test_keras_declares_neither_jax_nor_scipy() -> None:
    from snippets.keras_backend import undeclared

    assert "numpy" in undeclared.names
    assert not {"jax", "scipy"} & set(undeclared.names)

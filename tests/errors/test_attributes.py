def test_a_symbolic_tensor_has_none_of_them() -> None:
    from snippets.errors import attributes

    assert attributes.name == "eval"
    assert not hasattr(attributes.inputs, "get_shape")
    assert not hasattr(attributes.inputs, "numpy")

def test_tensorflow_2_has_none_of_them() -> None:
    from snippets.errors import tensorflow_names

    assert tensorflow_names.name == "global_variables_initializer"
    assert not hasattr(tensorflow_names.tf, "Session")

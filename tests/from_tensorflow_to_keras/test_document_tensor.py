def test_a_backend_function_gives_a_keras_tensor() -> None:
    from snippets.from_tensorflow_to_keras import document_tensor

    assert document_tensor.K.is_keras_tensor(document_tensor.t)
    assert document_tensor.t.shape.as_list() == [None, None]
    assert document_tensor.t.dtype == "int64"

import keras


def test_keras_2_computes_the_hidden_layer() -> None:
    from snippets.intermediate_outputs import hidden_old

    (result,) = hidden_old.function([hidden_old.np.array([[1.0, 2.0]])])
    assert result.tolist() == [[3, 3, 3]]
    assert not hasattr(keras.backend, "function")

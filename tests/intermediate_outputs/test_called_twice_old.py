import keras


def test_keras_2_chooses_an_output() -> None:
    from snippets.intermediate_outputs import called_twice_old

    assert called_twice_old.shared.get_output_at(1) is called_twice_old.model.outputs[1]
    assert not hasattr(keras.layers.Dense, "get_output_at")

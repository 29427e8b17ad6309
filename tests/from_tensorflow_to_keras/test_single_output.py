import keras


def test_the_tensor_and_the_unpacked_list_give_the_same() -> None:
    from snippets.from_tensorflow_to_keras import single_output

    assert isinstance(single_output.x, keras.KerasTensor)
    assert isinstance(single_output.y, keras.KerasTensor)
    assert [result.tolist() for result in single_output.results] == [[[1, 0, 1]]] * 2

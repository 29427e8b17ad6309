import keras


def test_keras_2_has_a_shape_object_and_keras_3_a_tuple() -> None:
    from snippets.errors import as_list

    assert (as_list.batch, as_list.rows, as_list.columns) == (None, 2, 3)
    assert type(keras.Input(shape=(2, 3)).shape) is tuple

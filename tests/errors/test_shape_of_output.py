import keras


def test_the_tensors_of_a_called_layer_have_the_shapes() -> None:
    from snippets.errors import shape_of_output

    assert shape_of_output.layer.input.shape == shape_of_output.model.input_shape == (None, 3)
    assert shape_of_output.layer.output.shape == shape_of_output.model.output_shape == (None, 2)
    assert keras.layers.Dense(2).compute_output_shape((None, 3)) == (None, 2)

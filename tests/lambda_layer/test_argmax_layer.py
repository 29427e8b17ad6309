import keras
import numpy as np
import pytest


def test_the_layer_is_saved_and_loaded() -> None:
    from snippets.lambda_layer import argmax_layer

    assert argmax_layer.outputs.shape == (None, None)
    assert argmax_layer.outputs.dtype == "int32"
    assert argmax_layer.result.tolist() == [[1, 0, 1]]
    assert argmax_layer.result.dtype == np.int32
    assert argmax_layer.loaded.layers[-1].axis == 1


def test_the_input_is_not_cast() -> None:
    from snippets.lambda_layer.argmax_layer import Argmax

    x = np.array([[0.2, 0.9], [0.7, 0.1]])
    assert np.asarray(Argmax(axis=1)(x)).tolist() == [1, 0]
    assert np.asarray(Argmax(axis=1, dtype="int32")(x)).tolist() == [1, 0]


def test_the_first_of_equal_entries_wins() -> None:
    from snippets.lambda_layer.argmax_layer import Argmax

    assert np.asarray(Argmax()(np.array([[3.0, 3.0, 1.0]]))).tolist() == [0]


def test_the_configuration_rebuilds_the_layer() -> None:
    from snippets.lambda_layer.argmax_layer import Argmax

    layer = Argmax.from_config(Argmax(axis=2, name="winner").get_config())
    assert layer.axis == 2
    assert layer.name == "winner"


def test_an_axis_out_of_bounds_is_refused() -> None:
    from snippets.lambda_layer.argmax_layer import Argmax

    with pytest.raises(ValueError, match="axis 5 is out of bounds"):
        Argmax(axis=5)(keras.Input(shape=(3,)))

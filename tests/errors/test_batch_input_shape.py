import keras
import pytest


def test_keras_2_takes_it_and_keras_3_does_not() -> None:
    from snippets.errors import batch_input_shape

    assert batch_input_shape.model.output_shape == (1, 4)
    with pytest.raises(ValueError, match="Unrecognized keyword arguments passed to LSTM"):
        keras.layers.LSTM(4, batch_input_shape=(1, 5, 3))

import numpy as np
import tensorflow as tf


def test_a_call_gives_a_tensor_and_predict_an_array() -> None:
    from snippets.k_function import keras_model

    assert tf.is_tensor(keras_model.outputs)
    assert isinstance(keras_model.result, np.ndarray)
    np.testing.assert_array_equal(keras_model.result, [[[2, 10, 4], [14, 6, 8]]])
    np.testing.assert_array_equal(keras_model.outputs, keras_model.result)


def test_the_data_get_the_dtype_of_the_inputs() -> None:
    from snippets.k_function import keras_model

    assert keras_model.called.dtype == "float32"
    assert keras_model.result.dtype == "float32"

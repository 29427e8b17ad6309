import numpy as np
import tensorflow as tf


def test_keras_takes_tensors_that_have_values() -> None:
    from snippets.from_tensorflow_to_keras import eager_tensor

    assert tf.is_tensor(eager_tensor.total)
    np.testing.assert_array_equal(eager_tensor.total, [[2, 10, 4], [14, 6, 8]])
    np.testing.assert_array_equal(eager_tensor.winners, [1, 0])


def test_predict_returns_an_array() -> None:
    from snippets.from_tensorflow_to_keras import eager_tensor

    assert isinstance(eager_tensor.result, np.ndarray)
    np.testing.assert_array_equal(eager_tensor.result, [1, 0])

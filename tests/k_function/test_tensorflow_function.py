import numpy as np
import tensorflow as tf


def test_returns_a_tensor() -> None:
    from snippets.k_function import tensorflow_function

    assert tf.is_tensor(tensorflow_function.outputs)
    np.testing.assert_array_equal(tensorflow_function.result, [[[2, 10, 4], [14, 6, 8]]])
    assert tensorflow_function.result.dtype == "float32"

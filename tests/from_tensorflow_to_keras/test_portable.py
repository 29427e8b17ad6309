import numpy as np
import tensorflow as tf


def test_gives_what_the_tensorflow_function_gives() -> None:
    from snippets.from_tensorflow_to_keras import portable

    expected = tf.reverse_sequence(portable.matrix, portable.row_lengths, seq_axis=1)
    np.testing.assert_array_equal(portable.result, expected)
    assert portable.result.dtype == "int32"

import numpy as np
import tf_keras


def test_the_old_line_is_that_of_keras_2() -> None:
    from snippets.keras_backend import hard_sigmoid

    inputs = tf_keras.backend.constant(hard_sigmoid.x)
    assert np.allclose(hard_sigmoid.old, tf_keras.backend.hard_sigmoid(inputs))


def test_the_new_line_is_less_steep() -> None:
    from snippets.keras_backend import hard_sigmoid

    old, new = np.abs(hard_sigmoid.old - 0.5), np.abs(hard_sigmoid.new - 0.5)
    assert (old > new).tolist() == [False, False, True, True, True, False, False]

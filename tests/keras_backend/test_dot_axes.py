import numpy as np
from tf_keras import backend as K


def test_the_layer_multiplies_like_batch_dot() -> None:
    from snippets.keras_backend import dot_axes

    old = K.batch_dot(K.constant(dot_axes.x), K.constant(dot_axes.y), axes=2)
    np.testing.assert_array_equal(dot_axes.result, old)

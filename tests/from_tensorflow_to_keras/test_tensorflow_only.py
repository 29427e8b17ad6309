import numpy as np


def test_the_layer_is_saved_and_loaded() -> None:
    from snippets.from_tensorflow_to_keras import tensorflow_only

    assert type(tensorflow_only.restored.layers[-1]) is tensorflow_only.ReverseSequence
    np.testing.assert_array_equal(tensorflow_only.result, [[3, 2, 1, 0], [5, 4, 0, 0]])
    assert tensorflow_only.result.dtype == "int32"

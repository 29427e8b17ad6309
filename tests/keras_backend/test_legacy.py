import numpy as np
import tensorflow as tf


def test_the_copy_runs_tensorflow() -> None:
    from snippets.keras_backend import legacy

    assert tf.is_tensor(legacy.outputs)
    np.testing.assert_array_equal(legacy.result, [1, 0])
    assert legacy.result.dtype == "int64"


def test_the_copy_lacks_function() -> None:
    from snippets.keras_backend import legacy

    assert legacy.number_of_names == 137
    assert "function" not in legacy.names

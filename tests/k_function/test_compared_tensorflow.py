from types import ModuleType

import numpy as np
import pytest
import tensorflow as tf


def test_tf_function_follows_new_weights_and_runs_python_once() -> None:
    from snippets.k_function import compared_tensorflow

    assert (compared_tensorflow.before, compared_tensorflow.after) == (3, 30)
    assert len(compared_tensorflow.calls) == 1


@pytest.mark.parametrize("name", ["function", "model", "compiled"])
def test_has_a_gradient(name: str) -> None:
    from snippets.k_function import compared_tensorflow

    np.testing.assert_array_equal(_gradient(compared_tensorflow, name), [[10, 10]])


def test_predict_has_no_gradient() -> None:
    from snippets.k_function import compared_tensorflow

    assert _gradient(compared_tensorflow, "predict") is None


def _gradient(snippet: ModuleType, name: str) -> tf.Tensor | None:
    with tf.GradientTape() as tape:
        tape.watch(snippet.data)
        outputs = tf.convert_to_tensor(snippet.ways[name](snippet.data))
    return tape.gradient(outputs, snippet.data)

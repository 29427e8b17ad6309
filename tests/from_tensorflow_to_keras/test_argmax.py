import numpy as np


def test_an_operation_on_a_symbolic_tensor_is_an_output() -> None:
    from snippets.from_tensorflow_to_keras import argmax

    assert argmax.outputs.shape == (None, None)
    np.testing.assert_array_equal(argmax.result, [[1, 0, 1]])
    assert argmax.result.dtype == "int32"


def test_the_restored_model_gives_the_same() -> None:
    from snippets.from_tensorflow_to_keras import argmax

    restored = argmax.restored.predict(argmax.matrix[None], verbose=0)
    np.testing.assert_array_equal(restored, argmax.result)

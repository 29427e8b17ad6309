import numpy as np


def test_returns_the_structure_it_was_given() -> None:
    from snippets.k_function import keras_function

    assert isinstance(keras_function.outputs, list)
    np.testing.assert_array_equal(keras_function.result, [[[2, 10, 4], [14, 6, 8]]])


def test_keeps_the_dtype_of_the_data() -> None:
    from snippets.k_function import keras_function

    assert keras_function.a.dtype == "float32"
    assert keras_function.result.dtype == "int64"

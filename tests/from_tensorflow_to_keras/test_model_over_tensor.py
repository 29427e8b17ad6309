import numpy as np


def test_t_is_an_output_without_a_lambda() -> None:
    from snippets.from_tensorflow_to_keras import model_over_tensor

    assert model_over_tensor.K.is_keras_tensor(model_over_tensor.t)
    assert type(model_over_tensor.model.layers[-1]).__name__ == "TFOpLambda"
    np.testing.assert_array_equal(model_over_tensor.result, [[1, 0, 1]])
    assert model_over_tensor.result.dtype == "int64"

import numpy as np


def test_a_lambda_with_shape_and_dtype_keeps_both() -> None:
    from snippets.lambda_layer import lambda_argmax

    assert lambda_argmax.outputs.shape == (None, None)
    assert lambda_argmax.outputs.dtype == "int32"
    assert lambda_argmax.result.tolist() == [[1, 0, 1]]
    assert lambda_argmax.result.dtype == np.int32

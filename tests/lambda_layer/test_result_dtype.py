import numpy as np


def test_keras_2_counts_in_64_bits() -> None:
    from snippets.lambda_layer import result_dtype

    assert result_dtype.result.tolist() == [[1, 0, 1]]
    assert result_dtype.result.dtype == np.int64

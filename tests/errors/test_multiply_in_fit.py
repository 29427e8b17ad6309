import numpy as np


def test_the_operation_of_keras_mixes_dtypes_in_the_loss() -> None:
    from snippets.errors import multiply_in_fit

    y_true, y_pred = np.array([[0.0, 1.0], [0.0, 1.0]]), np.array([[2.0, 0.0], [4.0, 0.0]])
    assert float(multiply_in_fit.loss(y_true, y_pred)) == 3

import numpy as np


def test_predict_cuts_the_data_into_batches() -> None:
    from snippets.k_function import batches

    assert batches.batch_sizes == [2, 2, 1]
    np.testing.assert_array_equal(batches.result, np.full((5, 2), 2))

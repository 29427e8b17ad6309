import numpy as np


def test_returns_a_list_of_arrays() -> None:
    from snippets.k_function import document_function

    assert isinstance(document_function.npz, list)
    (total,) = document_function.npz
    assert isinstance(total, np.ndarray)
    np.testing.assert_array_equal(total, document_function.npx + document_function.npy)
    assert total.dtype == "float32"

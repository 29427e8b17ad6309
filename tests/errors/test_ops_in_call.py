import numpy as np


def test_the_row_is_sorted() -> None:
    from snippets.errors import ops_in_call

    np.testing.assert_array_equal(ops_in_call.result, [[1, 2, 3]])

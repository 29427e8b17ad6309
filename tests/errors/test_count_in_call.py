import numpy as np


def test_it_counts_from_0_to_1() -> None:
    from snippets.errors import count_in_call

    np.testing.assert_array_equal(count_in_call.result, [[0, 0.25, 0.5, 0.75, 1]])

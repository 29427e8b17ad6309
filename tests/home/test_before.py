import numpy as np


def test_the_largest_entry_of_each_row() -> None:
    from snippets.home import before

    np.testing.assert_array_equal(before.winners, [1, 0])

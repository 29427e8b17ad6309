import numpy as np


def test_the_columns_are_summed() -> None:
    from snippets.errors import unstack

    np.testing.assert_array_equal(unstack.result, [8, 14])

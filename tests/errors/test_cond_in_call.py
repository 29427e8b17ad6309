import numpy as np


def test_the_batch_is_flipped() -> None:
    from snippets.errors import cond_in_call

    np.testing.assert_array_equal(cond_in_call.result, [[3, -1, -2]])

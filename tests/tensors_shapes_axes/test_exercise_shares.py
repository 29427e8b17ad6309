import numpy as np
from keras import ops


def test_the_shares_of_each_row_add_up_to_one() -> None:
    from snippets.tensors_shapes_axes import exercise_shares

    assert exercise_shares.totals.shape == (2, 1)
    np.testing.assert_allclose(ops.sum(exercise_shares.shares, axis=1), [1, 1])
    np.testing.assert_allclose(exercise_shares.shares[0], [0.25, 0.75])

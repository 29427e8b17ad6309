import numpy as np


def test_in_a_batch_each_axis_is_one_further() -> None:
    from snippets.tensors_shapes_axes import batch

    assert batch.batch.shape == (1, 2, 3)
    assert batch.inputs.shape == (None, 2, 3)
    np.testing.assert_array_equal(batch.per_row, [[1, 0]])

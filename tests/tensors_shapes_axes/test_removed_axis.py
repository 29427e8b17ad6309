import numpy as np
from keras import ops


def test_the_axis_that_is_named_goes() -> None:
    from snippets.tensors_shapes_axes.removed_axis import block, largest

    for axis, shape in enumerate([(3, 4), (2, 4), (2, 3)]):
        assert ops.max(block, axis=axis).shape == shape
    np.testing.assert_array_equal(ops.max(block, axis=-1), ops.max(block, axis=2))
    found = np.take_along_axis(block, largest[:, None], axis=1)
    np.testing.assert_array_equal(found, ops.max(block, axis=1, keepdims=True))

import numpy as np


def test_the_shape_is_inferred_and_the_result_right() -> None:
    from snippets.errors import ops_in_layer

    assert ops_in_layer.model.output_shape == (None,)
    np.testing.assert_array_equal(ops_in_layer.result, [1, 0])

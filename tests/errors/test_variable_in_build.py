import numpy as np


def test_the_variable_is_made_once_and_tracked() -> None:
    from snippets.errors import variable_in_build

    np.testing.assert_array_equal(variable_in_build.result, [[2, 10, 4]])
    assert len(variable_in_build.model.trainable_weights) == 1

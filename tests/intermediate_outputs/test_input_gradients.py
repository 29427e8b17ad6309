import numpy as np


def test_the_third_number_does_not_count() -> None:
    from snippets.intermediate_outputs import input_gradients

    np.testing.assert_array_equal(input_gradients.result, [[1, 2, 0]])

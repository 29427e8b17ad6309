import numpy as np


def test_each_number_becomes_a_square() -> None:
    from snippets.intermediate_outputs import answer_resized

    np.testing.assert_array_equal(answer_resized.result, np.kron(answer_resized.heatmap, np.ones((2, 2))))

import numpy as np


def test_the_gradient_of_a_square() -> None:
    from snippets.errors import gradient_tape

    np.testing.assert_array_equal(gradient_tape.gradients, [[2, 10, 4]])

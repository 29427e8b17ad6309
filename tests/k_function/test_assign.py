import numpy as np


def test_each_step_counts() -> None:
    from snippets.k_function import assign

    assert assign.number_of_steps == 2
    np.testing.assert_array_equal(assign.outputs, [[7]])

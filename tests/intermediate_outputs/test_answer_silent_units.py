import numpy as np


def test_half_of_the_data_leaves_each_unit_silent() -> None:
    from snippets.intermediate_outputs import answer_silent_units

    np.testing.assert_array_equal(answer_silent_units.values, [[3, 3, 3], [0, 0, 0]])
    np.testing.assert_array_equal(answer_silent_units.result, [0.5, 0.5, 0.5])

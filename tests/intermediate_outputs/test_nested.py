import numpy as np


def test_the_inner_layer_gets_the_outer_tensor() -> None:
    from snippets.intermediate_outputs import nested

    np.testing.assert_array_equal(nested.result, [[30, 30, 30]])


def test_the_inner_part_alone_gets_its_own_input() -> None:
    from snippets.intermediate_outputs import nested

    np.testing.assert_array_equal(nested.part([np.array([[1.0, 2.0]])]), [[3, 3, 3]])

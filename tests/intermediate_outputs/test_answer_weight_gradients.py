import numpy as np


def test_the_chain_rule_by_hand() -> None:
    from snippets.intermediate_outputs import answer_weight_gradients

    kernel, bias = answer_weight_gradients.gradients
    # The loss is (3 - 5)², so its derivative is -4, times the inputs 1 and 2.
    np.testing.assert_array_equal(kernel, [[-4], [-8]])
    np.testing.assert_array_equal(bias, [-4])

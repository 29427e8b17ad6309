import numpy as np


def test_each_sample_gets_the_constant() -> None:
    from snippets.errors import constant_in_model

    np.testing.assert_array_equal(constant_in_model.result, [[10, 20, 30]] * 2)

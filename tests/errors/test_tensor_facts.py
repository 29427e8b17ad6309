import numpy as np


def test_the_shape_is_known_and_the_numbers_come_from_the_model() -> None:
    from snippets.errors import tensor_facts

    assert tensor_facts.inputs.shape == (None, 3)
    np.testing.assert_array_equal(tensor_facts.numbers, [5])

import numpy as np


def test_the_layer_ignores_its_input() -> None:
    from snippets.from_tensorflow_to_keras import closure

    np.testing.assert_array_equal(closure.first, [1, 2])
    np.testing.assert_array_equal(closure.second, closure.first)


def test_the_name_is_looked_up_at_each_call() -> None:
    from snippets.from_tensorflow_to_keras import closure

    np.testing.assert_array_equal(closure.third, [7, 8])

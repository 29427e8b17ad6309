import numpy as np


def test_the_output_of_the_hidden_layer() -> None:
    from snippets.k_function import activations

    np.testing.assert_array_equal(activations.result, [[3, 3, 3], [0, 0, 0]])


def test_the_output_of_every_layer() -> None:
    from snippets.k_function import activations

    np.testing.assert_array_equal(activations.results["inputs"], activations.data)
    np.testing.assert_array_equal(activations.results["hidden"], activations.result)
    np.testing.assert_array_equal(activations.results["outputs"], [[9], [0]])

import numpy as np


def test_the_model_returns_both() -> None:
    from snippets.intermediate_outputs import subclassed

    np.testing.assert_array_equal(subclassed.results["hidden"], [[3, 3, 3]])
    np.testing.assert_array_equal(subclassed.results["last"], [[9]])

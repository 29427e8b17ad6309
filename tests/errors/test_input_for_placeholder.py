import numpy as np


def test_the_function_takes_an_array() -> None:
    from snippets.errors import input_for_placeholder

    np.testing.assert_array_equal(input_for_placeholder.result, [8])

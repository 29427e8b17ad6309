import numpy as np


def test_the_saved_model_computes_as_a_layer() -> None:
    from snippets.errors import saved_model_layer

    np.testing.assert_array_equal(saved_model_layer.result["output_0"], [[2, 10, 4]])

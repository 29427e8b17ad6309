import numpy as np


def test_the_second_model_shares_the_layer() -> None:
    from snippets.intermediate_outputs import hidden

    np.testing.assert_array_equal(hidden.result, [[3, 3, 3]])
    assert hidden.hidden.get_layer("hidden") is hidden.model.get_layer("hidden")

import numpy as np


def test_the_new_model_computes_with_the_old_weights() -> None:
    from snippets.errors import rescue_h5

    assert rescue_h5.same
    for old, new in zip(rescue_h5.old.get_weights(), rescue_h5.model.get_weights(), strict=True):
        np.testing.assert_array_equal(old, new)

import numpy as np


def test_frozen_statistics_stay_and_dropout_drops() -> None:
    from snippets.k_function import frozen

    for before, after in zip(frozen.before, frozen.after, strict=True):
        np.testing.assert_array_equal(before, after)
    assert 0 < np.mean(frozen.dropped) < 1

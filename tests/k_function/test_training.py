import numpy as np


def test_only_training_drops() -> None:
    from snippets.k_function import training

    assert set(np.unique(training.in_inference)) == {1}
    assert set(np.unique(training.in_training)) == {0, 2}
    assert training.in_training.dtype == "float32"

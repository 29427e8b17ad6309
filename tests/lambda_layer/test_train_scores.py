import numpy as np


def test_argmax_after_the_trained_scores_finds_the_labels() -> None:
    from snippets.lambda_layer import train_scores

    assert np.any(train_scores.dense.kernel.numpy() != 0)
    assert train_scores.result.tolist() == train_scores.labels.tolist()
    assert train_scores.result.dtype == np.int32

import numpy as np


def test_statistics_stay_weights_train_and_dropout_is_off() -> None:
    from snippets.k_function import inference_layer

    gamma, _, *statistics = zip(inference_layer.before, inference_layer.after, strict=True)
    for before, after in statistics:
        np.testing.assert_array_equal(before, after)
    assert not np.array_equal(*gamma)
    assert not np.any(inference_layer.dropped)

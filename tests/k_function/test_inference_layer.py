import numpy as np
from keras import ops


def test_statistics_stay_weights_train_and_dropout_is_off() -> None:
    from snippets.k_function import inference_layer

    gamma, _, *statistics = zip(inference_layer.before, inference_layer.after, strict=True)
    for before, after in statistics:
        np.testing.assert_array_equal(before, after)
    assert not np.array_equal(*gamma)
    assert not np.any(inference_layer.dropped)


def test_the_loaded_layer_has_the_model_and_its_call_too() -> None:
    from snippets.k_function import inference_layer

    layer = inference_layer.loaded.layers[-1]
    assert type(layer) is inference_layer.Inference
    assert layer.model is not inference_layer.pretrained
    assert len(inference_layer.loaded.weights) == len(inference_layer.model.weights) == 6
    # As it was before the training, and with Dropout off.
    assert inference_layer.same
    results = ops.convert_to_numpy(inference_layer.loaded(inference_layer.x, training=True))
    np.testing.assert_array_equal(results, inference_layer.loaded.predict(inference_layer.x, verbose=0))
    assert not np.any(results == 0)

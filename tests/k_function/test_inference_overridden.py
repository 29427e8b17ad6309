import keras
import numpy as np
import tf_keras


def _moved(keras: object) -> bool:
    norm = keras.layers.BatchNormalization()  # type: ignore[attr-defined]
    inputs = keras.Input(shape=(2,))  # type: ignore[attr-defined]
    pretrained = keras.Model(inputs, norm(inputs))  # type: ignore[attr-defined]
    inputs = keras.Input(shape=(2,))  # type: ignore[attr-defined]
    model = keras.Model(inputs, pretrained(inputs, training=False))  # type: ignore[attr-defined]
    model.compile(optimizer="sgd", loss="mse")
    model.fit(np.array([[5, 7], [3, 1]]), np.ones((2, 2)), verbose=0)
    return bool(np.any(norm.get_weights()[2] != 0))


def test_keras_2_keeps_the_statistics_of_the_snippet() -> None:
    from snippets.k_function import inference_overridden

    np.testing.assert_array_equal(inference_overridden.before[2], inference_overridden.after[2])


def test_keras_3_moves_the_statistics() -> None:
    assert not _moved(tf_keras)
    assert _moved(keras)

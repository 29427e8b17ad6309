import keras
import numpy as np


def test_keras_2_keeps_the_training_argument_of_the_layer() -> None:
    from snippets.k_function import fixed_training

    assert set(np.unique(fixed_training.predicted)) == {0, 2}
    assert set(np.unique(fixed_training.called)) == {0, 2}


def test_keras_3_overrides_it_in_predict_only() -> None:
    inputs = keras.Input(shape=(100,))
    outputs = keras.layers.Dropout(0.5)(inputs, training=True)
    model = keras.Model(inputs, outputs)
    data = np.ones((1, 100))

    assert np.all(model.predict(data, verbose=0) == 1)
    assert set(np.unique(np.array(model(data)))) == {0, 2}

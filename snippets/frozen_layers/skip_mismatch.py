import warnings

import keras

warnings.simplefilter("ignore")  # (1)!


def build(outputs, initializer):
    inputs = keras.Input(shape=(2,))
    x = keras.layers.Dense(3, kernel_initializer=initializer)(inputs)
    return keras.Model(inputs, keras.layers.Dense(outputs)(x))


build(4, "ones").save_weights("old.weights.h5")
model = build(1, "zeros")
model.load_weights("old.weights.h5", skip_mismatch=True)
result = model.layers[1].get_weights()[0]
print(result)

import keras
import numpy as np
import tf_keras


def build_model(keras):
    inputs = keras.Input(shape=(3,), name="features")
    outputs = keras.layers.Dense(1, name="dense")(inputs)
    return keras.Model(inputs=inputs, outputs=outputs, name="model")


model = build_model(keras)
old = build_model(tf_keras)
old.set_weights(model.get_weights())

x = np.array([[1, 5, 2]])
same = np.allclose(model.predict(x, verbose=0), old.predict(x, verbose=0))
print(same)

import keras
import numpy as np
import tf_keras

x = np.array([[1, 5, 2]])


def build_model(keras, last):
    inputs = keras.Input(shape=(3,))
    hidden = keras.layers.Dense(4)(inputs)
    return keras.Model(inputs=inputs, outputs=last(hidden))


old = build_model(tf_keras, tf_keras.layers.Lambda(lambda x: x * 2))
old.save("model.h5")

model = build_model(keras, lambda x: x * 2)
model.load_weights("model.h5")
same = np.allclose(old.predict(x, verbose=0), model.predict(x, verbose=0))
print(same)

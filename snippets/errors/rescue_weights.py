import keras
import numpy as np
from keras import ops

x = np.array([[1, 5, 2]])


def build_model(last):
    inputs = keras.Input(shape=(3,))
    hidden = keras.layers.Dense(4)(inputs)
    return keras.Model(inputs=inputs, outputs=last(hidden))


model = build_model(keras.layers.Lambda(lambda x: ops.max(x, axis=1)))
model.save("model.keras")

rebuilt = build_model(lambda x: ops.max(x, axis=1))
rebuilt.load_weights("model.keras")
same = np.array_equal(
    model.predict(x, verbose=0), rebuilt.predict(x, verbose=0)
)
print(same)

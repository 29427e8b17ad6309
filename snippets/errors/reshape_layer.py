import keras
import numpy as np
from keras import ops


class Split(keras.layers.Layer):
    def call(self, inputs):
        batch, length, _ = ops.shape(inputs)
        return ops.reshape(inputs, (batch, length, 3, 4))


inputs = keras.Input(shape=(None, 12))
by_keras = keras.layers.Reshape((-1, 3, 4))(inputs)
by_hand = Split()(inputs)
model = keras.Model(inputs=inputs, outputs=[by_keras, by_hand])

x = np.arange(120).reshape(2, 5, 12)
results = model.predict(x, verbose=0)
print(*(result.shape for result in results))
same = np.array_equal(*results)
print(same)

import keras
import numpy as np
from keras import ops


class Total(keras.layers.Layer):
    state_size = 2

    def call(self, inputs, states):
        value, factor = ops.split(inputs, 2, axis=-1)
        total = states[0] + value * factor
        return total, [total]


inputs = keras.Input(shape=(None, 2))
factors = keras.Input(shape=(None, 2))
both = ops.concatenate([inputs, factors], axis=-1)
outputs = keras.layers.RNN(Total())(both)
model = keras.Model(inputs=[inputs, factors], outputs=outputs)

x = np.array([[[1, 2], [3, 4], [5, 6]]])
result = model.predict([x, x], verbose=0)
print(result)

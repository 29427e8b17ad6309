import keras
import numpy as np


class Scale(keras.layers.Layer):
    def call(self, inputs, factor):
        return inputs * factor


inputs = keras.Input(shape=(3,))
outputs = Scale()(inputs, factor=2)
model = keras.Model(inputs=inputs, outputs=outputs)

result = model.predict(np.array([[1, 5, 2]]), verbose=0)
print(result)

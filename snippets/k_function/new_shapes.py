import keras
import numpy as np

calls = []


class Double(keras.layers.Layer):
    def call(self, x):
        calls.append(1)
        return 2 * x


inputs = keras.Input(shape=(None,))
model = keras.Model(inputs, Double()(inputs))
for shape in [(2, 3), (2, 3), (2, 4), (2, 5), (1, 5), (2, 3)]:
    calls.clear()
    model.predict(np.ones(shape), verbose=0)
    print(shape, len(calls))

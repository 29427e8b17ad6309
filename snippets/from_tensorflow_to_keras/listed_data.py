import keras
import numpy as np

inputs = keras.Input(shape=(3,))
model = keras.Model(inputs=inputs, outputs=[inputs * 2])
x = np.array([[1, 5, 2], [7, 3, 4]])
returned = {"between layers": model(inputs), "on data": model(x)}


class Doubled(keras.layers.Layer):
    def call(self, inputs):
        returned["in a layer"] = model(inputs)
        return inputs


Doubled()(inputs)
for place, outputs in returned.items():
    kind = "list" if isinstance(outputs, list) else "tensor"
    print(place, kind, len(keras.tree.flatten(outputs)))  # (1)!

print(tuple(model(x)[0].shape))  # (2)!
[y] = model(x)

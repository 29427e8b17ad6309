import keras
import numpy as np
from keras import ops

calls = []


class Double(keras.layers.Layer):
    def call(self, x):
        calls.append(1)  # (1)!
        return 2 * x


inputs = keras.Input(shape=(2,))
dense = keras.layers.Dense(1, kernel_initializer="ones")
x = Double()(dense(inputs))
model = keras.Model(inputs, x)
function = keras.Function([inputs], [x])
data = np.array([[1.0, 2.0]])

ways = {
    "function": lambda: function([data])[0],
    "model": lambda: model(data),
    "predict": lambda: model.predict(data, verbose=0),
}
for name, compute in ways.items():
    dense.set_weights([np.ones((2, 1)), np.zeros(1)])
    calls.clear()
    before = float(ops.convert_to_numpy(compute())[0, 0])
    dense.set_weights([np.full((2, 1), 10.0), np.zeros(1)])
    after = float(ops.convert_to_numpy(compute())[0, 0])  # (2)!
    compute()
    print(f"{name}: {before} -> {after}, Python calls: {len(calls)}")

for attribute in ("predict", "save", "export"):
    print(
        attribute,
        hasattr(function, attribute),
        hasattr(model, attribute),
    )

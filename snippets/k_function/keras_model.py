import keras
import numpy as np

matrix = np.array([[1, 5, 2], [7, 3, 4]])

a = keras.Input(shape=(None, None))
b = keras.Input(shape=(None, None))
x = keras.layers.add([a, b])

model = keras.Model([a, b], x)
data = [matrix[None], matrix[None]]
outputs = model(data)  # (1)!
result = model.predict(data, verbose=0)  # (2)!

called = keras.ops.convert_to_numpy(outputs)
print(type(outputs).__name__, called.dtype)
print(type(result).__name__, result.dtype)
print(result)

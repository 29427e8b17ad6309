import keras
import numpy as np

matrix = np.array([[1, 5, 2], [7, 3, 4]])

a = keras.Input(shape=(None, None))
b = keras.Input(shape=(None, None))
x = keras.layers.add([a, b])

function = keras.Function([a, b], [x])  # (1)!
outputs = function([matrix[None], matrix[None]])  # (2)!

result = keras.ops.convert_to_numpy(outputs[0])
print(type(outputs).__name__, type(outputs[0]).__name__)
print(result, result.dtype)  # (3)!

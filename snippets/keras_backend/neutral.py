import keras
import numpy as np
from keras import ops

matrix = np.array([[1, 5, 2], [7, 3, 4]])

outputs = ops.argmax(matrix, axis=-1)  # (1)!
print(type(outputs).__name__)

result = ops.convert_to_numpy(outputs)  # (2)!
print(result, result.dtype)

inputs = keras.Input(shape=(3,))
symbolic = ops.argmax(inputs, axis=-1)  # (3)!
print(type(symbolic).__name__, symbolic.shape)

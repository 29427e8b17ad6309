import keras
import numpy as np
import tensorflow as tf

matrix = np.array([[1, 5, 2], [7, 3, 4]])

a = keras.Input(shape=(None, None))
b = keras.Input(shape=(None, None))
model = keras.Model([a, b], keras.layers.add([a, b]))


@tf.function
def function(a, b):  # (1)!
    return model([a, b])


outputs = function(matrix[None], matrix[None])

result = outputs.numpy()
print(type(outputs).__name__)
print(result, result.dtype)

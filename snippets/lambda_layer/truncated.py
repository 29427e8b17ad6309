import keras
import numpy as np
from keras import ops

x = np.array([[0.2, 0.9], [0.7, 0.1]])
right = ops.convert_to_numpy(ops.argmax(x, axis=1))
print(right)

layer = keras.layers.Lambda(
    lambda x: ops.argmax(x, axis=1),
    dtype="int32",  # (1)!
)
wrong = ops.convert_to_numpy(layer(x))
print(wrong)

import numpy as np
from keras import ops

block = np.arange(24).reshape(2, 3, 4) * 7 % 24
largest = ops.convert_to_numpy(ops.argmax(block, axis=1))

for axis in (0, 1, 2, -1):
    print(axis, tuple(ops.max(block, axis=axis).shape))
print(tuple(ops.max(block, axis=1, keepdims=True).shape))  # (1)!

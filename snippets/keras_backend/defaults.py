import numpy as np
from keras import backend, ops

matrix = np.array([[1, 5], [7, 3]])
winners = ops.argmax(matrix)
x = ops.convert_to_tensor(matrix, dtype="float32")
joined = ops.concatenate([x, x])
totals = ops.cumsum(x)

for result in (winners, joined, totals):
    dtype = backend.standardize_dtype(result.dtype)
    print(ops.convert_to_numpy(result).tolist(), dtype)

import numpy as np
from keras import ops

matrix = np.array([[1, 5, 2], [7, 3, 4]])

per_column = ops.convert_to_numpy(ops.argmax(matrix, axis=0))
per_row = ops.convert_to_numpy(ops.argmax(matrix, axis=1))
print(per_column, per_row)

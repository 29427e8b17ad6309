import numpy as np
from keras import ops

table = np.array([[2, 7, 1], [9, 2, 8]])
per_column = ops.convert_to_numpy(ops.argmax(table, axis=0))
per_row = ops.convert_to_numpy(ops.argmax(table, axis=1))

print(per_column)
print(per_row)

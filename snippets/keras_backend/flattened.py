import numpy as np
from keras import ops

x = np.array([[1, 9, 2], [8, 3, 10]])
row = x.reshape(1, -1)
per_row = ops.convert_to_numpy(ops.argmax(x, axis=-1))
whole = ops.convert_to_numpy(ops.argmax(x))[None]

print(per_row)
print(whole)

import numpy as np
from keras import ops

x = np.array([[3, 7, 7], [7, 3, 7]])
result = ops.convert_to_numpy(ops.argmax(x, axis=1))
print(result)

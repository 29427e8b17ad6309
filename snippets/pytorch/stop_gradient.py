import numpy as np
from keras import ops

x = np.array([1.0, 2.0])
result = ops.stop_gradient(x)
print(tuple(result.shape))

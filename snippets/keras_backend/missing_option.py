import numpy as np
from keras import ops

x = np.array([1.0, 2.0, 4.0])
print(np.std(x, ddof=1).round(3))
ops.std(x, ddof=1)

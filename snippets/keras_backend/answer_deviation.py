import numpy as np
from keras import ops

x = ops.array([1.0, 4.0, 7.0])
squares = ops.square(x - ops.mean(x))
deviation = float(ops.sqrt(ops.sum(squares) / (len(x) - 1)))  # (1)!
by_numpy = float(np.std([1.0, 4.0, 7.0], ddof=1))

print(deviation, by_numpy)

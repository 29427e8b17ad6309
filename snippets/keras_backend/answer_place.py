import numpy as np
from keras import ops

x = np.array([[4, 7, 2], [9, 3, 1]])
place = int(ops.argmax(x))
row, column = np.unravel_index(place, x.shape)

print(place, int(row), int(column))

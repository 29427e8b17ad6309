import numpy as np
from keras import ops

x = np.array([[[1, 5, 2], [7, 3, 4]]])
winners = ops.argmax(x, axis=2)
entries = ops.take_along_axis(x, winners[..., None], axis=2)  # (1)!
result = ops.convert_to_numpy(entries[..., 0])

print(result)

import numpy as np

batch = np.array([[[1, 5, 2], [7, 0, 3]]])

print(batch.shape)
print(batch[0].shape)  # (1)!
print(batch[0][1].shape)
print(batch[0][1][2])  # (2)!
print(batch.strides)  # (3)!

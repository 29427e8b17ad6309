import numpy as np

matrix = np.array([[1, 5, 2], [7, 0, 3]])
batch = matrix[None]  # (1)!
print(batch.shape)

per_column = np.argmax(batch, axis=1)[0]  # (2)!
per_row = np.argmax(batch, axis=2)[0]  # (3)!
print(per_column)
print(per_row)

import numpy as np

table = np.array([[1, 2, 6], [3, 5, 7]])
means = table.mean(axis=1)
print(means)

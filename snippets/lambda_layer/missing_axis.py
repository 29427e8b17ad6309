import numpy as np

code = np.array([[2, 3, 4], [1, 2, 3], [0, 1, 2]])

print(np.argmax(code, axis=2))

import numpy as np
from tf_keras.backend import argmax

matrix = np.array([[1, 5, 2], [7, 3, 4]])
print(argmax(matrix, axis=1).numpy())

import numpy as np
from tf_keras import backend as K

matrix = np.array([[1, 5], [7, 3]])
winners = K.argmax(matrix)
x = K.constant(matrix)
joined = K.concatenate([x, x])
totals = K.cumsum(x)

for result in (winners, joined, totals):
    print(K.get_value(result).tolist(), K.dtype(result))

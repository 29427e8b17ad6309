import numpy as np
from tf_keras import backend as K

matrix = np.array([[1, 5, 2], [7, 3, 4]])
outputs = K.argmax(matrix)

result = K.get_value(outputs)
print(result, result.dtype)

import numpy as np
import tensorflow as tf

K = tf.keras.backend
names = [name for name in dir(K) if not name.startswith("_")]
number_of_names = len(names)
print(number_of_names, hasattr(K, "function"))

matrix = np.array([[1, 5, 2], [7, 3, 4]])
outputs = K.argmax(matrix)
result = outputs.numpy()
print(type(outputs).__name__, result, result.dtype)

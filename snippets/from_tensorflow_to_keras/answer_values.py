import keras
import numpy as np
from keras import ops

inputs = keras.Input(shape=(3,))
t = inputs * 2
model = keras.Model(inputs, ops.sum(t, axis=1))

until_t = keras.Model(inputs, t)
result = until_t.predict(np.array([[1, 5, 2]]), verbose=0)
print(result)

import keras
import numpy as np
from keras import ops

inputs = keras.Input(shape=(3,))
print(inputs.shape, len(inputs.shape), inputs.dtype)

model = keras.Model(inputs=inputs, outputs=ops.max(inputs, axis=1))
numbers = model.predict(np.array([[1, 5, 2]]), verbose=0)
print(numbers)

import keras
import numpy as np

inputs = keras.Input(shape=(3,))
model = keras.Model(inputs, inputs * 2)

result = keras.ops.convert_to_numpy(model(np.array([[1, 5, 2]])))
print(inputs.shape, inputs.dtype)
print(result)

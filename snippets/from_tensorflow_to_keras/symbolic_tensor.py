import keras
import numpy as np
from keras import ops

inputs = keras.Input(shape=(2, 3))
outputs = ops.argmax(inputs, axis=1)

print(isinstance(outputs, keras.KerasTensor))
print(inputs.shape, inputs.dtype)  # (1)!
print(outputs.shape, outputs.dtype)

np.asarray(outputs)  # (2)!

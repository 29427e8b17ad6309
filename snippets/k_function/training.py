import keras
import numpy as np
from keras import ops

inputs = keras.Input(shape=(100,))
outputs = keras.layers.Dropout(0.5)(inputs)
model = keras.Model(inputs, outputs)
data = np.ones((1, 100))

in_inference = ops.convert_to_numpy(model(data))
in_training = ops.convert_to_numpy(model(data, training=True))  # (1)!
print(bool(np.any(in_inference == 0)))
print(bool(np.any(in_training == 0)))

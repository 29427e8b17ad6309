import keras
import numpy as np
from keras import ops

inputs = keras.Input(shape=(None, 12))
batch, length, _ = ops.shape(inputs)
outputs = ops.reshape(inputs, (batch, length, 3, 4))
model = keras.Model(inputs=inputs, outputs=outputs)
print("built")

model.predict(np.ones((2, 5, 12)), verbose=0)

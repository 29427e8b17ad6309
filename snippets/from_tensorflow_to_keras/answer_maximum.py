import keras
import numpy as np
from keras import ops

inputs = keras.Input(shape=(2, 3))
maximum = ops.max(inputs, axis=1)
outputs = keras.layers.Dense(1, kernel_initializer="ones")(maximum)
model = keras.Model(inputs, outputs)

x = np.array([[[1, 5, 2], [7, 3, 4]]])
result = model.predict(x, verbose=0)
print(result)

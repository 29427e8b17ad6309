import keras
import numpy as np
from keras import ops

inputs = keras.Input(shape=(2, 3), name="matrix")
model = keras.Model(inputs=inputs, outputs=ops.argmax(inputs, axis=1))
print([operation.name for operation in model.operations])

winner = keras.layers.Lambda(lambda x: ops.argmax(x, axis=1), name="winner")
sequential = keras.Sequential([keras.Input(shape=(2, 3)), winner])
print([layer.name for layer in sequential.layers])

x = np.array([[[1, 5, 2], [7, 0, 3]]])
result = sequential.predict(x, verbose=0)
print(result)

import keras
import numpy as np
from keras import ops

inputs = keras.Input(shape=(3,))
rows = ops.where(inputs[:, :1] > 0, inputs, -inputs)
batch = ops.where(ops.mean(inputs) > 0, inputs, -inputs)
model = keras.Model(inputs=inputs, outputs=[rows, batch])

x = np.array([[-1, 5, 2], [1, 5, 2]])
of_rows, of_batch = model.predict(x, verbose=0)
print(of_rows)
print(of_batch)

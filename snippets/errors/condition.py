import keras
import numpy as np
from keras import ops

inputs = keras.Input(shape=(3,))
outputs = ops.where(inputs[:, :1] > 0, inputs, -inputs)
model = keras.Model(inputs, outputs)

result = model.predict(np.array([[-1, 5, 2], [1, 5, 2]]), verbose=0)
print(result)

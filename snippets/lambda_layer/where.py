import keras
import numpy as np
from keras import ops

inputs = keras.Input(shape=(3,))
outputs = ops.where(inputs[:, :1] > 0, inputs, -inputs)
model = keras.Model(inputs=inputs, outputs=outputs)

x = np.array([[-1, 5, 2], [1, 5, 2]])
result = model.predict(x, verbose=0)
print(result)

import keras
import numpy as np
from keras import ops

inputs = keras.Input(shape=(3,))
first, second, third = ops.unstack(inputs, axis=1)
outputs = first + second + third
model = keras.Model(inputs=inputs, outputs=outputs)

result = model.predict(np.array([[1, 5, 2], [7, 3, 4]]), verbose=0)
print(result)

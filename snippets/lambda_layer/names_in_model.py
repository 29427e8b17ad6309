import keras
import numpy as np
from keras import ops

inputs = keras.Input(shape=(2, 3), name="matrix")
functional = keras.Model(inputs=inputs, outputs=ops.argmax(inputs, axis=1))
functional.summary(line_length=64, print_fn=print)

winner = keras.layers.Lambda(lambda x: ops.argmax(x, axis=1), name="winner")
sequential = keras.Sequential([keras.Input(shape=(2, 3)), winner])
sequential.summary(line_length=64, print_fn=print)

x = np.array([[[1, 5, 2], [7, 0, 3]]])
result = sequential.predict(x, verbose=0)
print(result)

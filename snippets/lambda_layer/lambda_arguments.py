import keras
import numpy as np
from keras import ops

layer = keras.layers.Lambda(
    lambda x, axis: ops.argmax(x, axis=axis),
    arguments={"axis": 1},  # (1)!
)
inputs = keras.Input(shape=(None, None))
model = keras.Model(inputs=inputs, outputs=layer(inputs))

x = np.array([[[1, 5, 2], [7, 0, 3]]])
result = model.predict(x, verbose=0)
print(result)

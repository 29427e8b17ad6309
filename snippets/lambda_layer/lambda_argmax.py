import keras
import numpy as np
from keras import ops

layer = keras.layers.Lambda(
    lambda x: ops.argmax(x, axis=1),
    output_shape=lambda shape: (shape[0], shape[2]),  # (1)!
    dtype="int32",  # (2)!
    autocast=False,  # (3)!
)
inputs = keras.Input(shape=(None, None))
outputs = layer(inputs)
model = keras.Model(inputs=inputs, outputs=outputs)
print(outputs.shape, outputs.dtype)

x = np.array([[[0.1, 0.5, 0.2], [0.7, 0.0, 0.3]]])
result = model.predict(x, verbose=0)
print(result)

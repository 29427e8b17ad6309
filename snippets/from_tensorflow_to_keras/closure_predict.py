import keras
import numpy as np
from keras import ops

inputs = keras.Input(shape=(2, 3))
t = ops.max(inputs, axis=1)
layer = keras.layers.Lambda(lambda _: t, output_shape=(3,))
model = keras.Model(inputs=inputs, outputs=layer(inputs))
print("built")

model.predict(np.ones((1, 2, 3)), verbose=0)

import keras
import numpy as np
from keras import ops

x = np.array([[[0.1, 0.5, 0.2], [0.7, 0.0, 0.3]]])
inputs = keras.Input(shape=(None, None))
layer = keras.layers.Lambda(lambda x: ops.argmax(x, axis=1))
outputs = layer(inputs)
model = keras.Model(inputs=inputs, outputs=outputs)

promised = outputs.dtype
delivered = str(model.predict(x, verbose=0).dtype)
print("promised", promised)
print("delivered", delivered)

import keras
import numpy as np
from keras import ops

inputs = keras.Input(shape=(2, 3))
layer = keras.layers.Lambda(
    lambda x: ops.argmax(x, axis=1),
    output_shape=(7,),
)
outputs = layer(inputs)
model = keras.Model(inputs=inputs, outputs=outputs)

x = np.array([[[1, 5, 2], [7, 0, 3]]])
promised = outputs.shape
delivered = model.predict(x, verbose=0).shape
print("promised", promised)
print("delivered", delivered)

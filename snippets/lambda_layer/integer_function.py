import keras
import numpy as np
from keras import ops

x = np.array([[1, 2, 3]], dtype="int32")
inputs = keras.Input(shape=(3,), dtype="int32")
for options in [{}, {"dtype": "int32"}, {"output_shape": (3,)}]:
    layer = keras.layers.Lambda(lambda x: ops.bitwise_and(x, 1), **options)
    try:
        model = keras.Model(inputs=inputs, outputs=layer(inputs))
        print(options, model.predict(x, verbose=0))
    except NotImplementedError:
        print(options, "could not infer the shape")

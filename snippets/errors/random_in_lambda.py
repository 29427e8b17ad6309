import keras
import numpy as np
from keras import ops

inputs = keras.Input(shape=(2,))
noisy = keras.layers.Lambda(
    lambda x: x + keras.random.normal(ops.shape(x)),
    output_shape=(2,),
)
model = keras.Model(inputs=inputs, outputs=noisy(inputs))

result = model.predict(np.zeros((1, 2)), verbose=0)
print(result.shape)

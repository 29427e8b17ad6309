import keras
import numpy as np

inputs = keras.Input(shape=(3,))
layer = keras.layers.Lambda(lambda x: x if x[0, 0] > 0 else -x)
model = keras.Model(inputs=inputs, outputs=layer(inputs))

x = np.array([[-1, 5, 2], [1, 5, 2]])
result = model.predict(x, verbose=0)
print(result)

import keras
import numpy as np
from keras import ops

npx = np.array([[0, 1, 2], [1, 2, 3], [2, 3, 4]])
npy = np.array([[0, 1, 2], [1, 2, 3], [2, 3, 4]])

inputx = keras.Input(shape=(None, None))
inputy = keras.Input(shape=(None, None))
outputz = keras.layers.add([inputx, inputy])
model = keras.Model(inputs=[inputx, inputy], outputs=outputz)

x = model([inputx, inputy])
t = ops.argmax(x, axis=1)
model = keras.Model(inputs=[inputx, inputy], outputs=t)  # (1)!
result = model.predict([npx[None], npy[None]], verbose=0)
print(result)

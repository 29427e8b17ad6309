import keras
import numpy as np

npx = np.array([[0, 1, 2], [1, 2, 3], [2, 3, 4]])
npy = np.array([[0, 1, 2], [1, 2, 3], [2, 3, 4]])

inputx = keras.Input(shape=(None, None))
inputy = keras.Input(shape=(None, None))
outputz = keras.layers.add([inputx, inputy])
model = keras.Model(inputs=[inputx, inputy], outputs=outputz)

x = model([inputx, inputy])  # (1)!
function = keras.Function(inputs=[inputx, inputy], outputs=[x])
npz = function([npx[None], npy[None]])  # (2)!

result = keras.ops.convert_to_numpy(npz[0])
print(result, result.dtype)  # (3)!

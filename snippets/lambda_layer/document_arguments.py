import numpy as np
import tf_keras as keras

npx = np.array([[2, 3, 4],[1, 2, 3],[0, 1, 2]])
npy = np.array([[2, 3, 4],[1, 2, 3],[0, 1, 2]])

inputx = keras.Input(shape=(None,None))
inputy = keras.Input(shape=(None,None))

outputz = keras.layers.add([inputx, inputy])

# axis = 1 is the inner dim
# axis = 2 is the outer dim
# the numpy array's index goes from outer to inner arr[outer]...[inner]
outputz = keras.layers.Lambda(lambda x,test1: keras.backend.argmax(x, 0+test1),arguments={"test1":1})(outputz)

model = keras.Model(inputs=[inputx, inputy], outputs=[outputz])

x = model.predict([[npx], [npy]])

print(x)

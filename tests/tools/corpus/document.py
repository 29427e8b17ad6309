import numpy as np
import keras

npx = np.array([[2, 3, 4],[1, 2, 3],[0, 1, 2]])
npy = np.array([[2, 3, 4],[1, 2, 3],[0, 1, 2]])

inputx = keras.Input(shape=(None,None))
inputy = keras.Input(shape=(None,None))

outputz = keras.layers.add([inputx, inputy])
outputz = keras.layers.Lambda(lambda x, test1 : keras.backend.argmax(x,test1), arguments={"test1": 1})(outputz)

model = keras.Model(inputs=[inputx, inputy], outputs=[outputz])
x = model.predict([[npx], [npy]])
print(x)

from keras import backend as K
x = model([inputx, inputy])
t = K.argmax(x, 1)
x = keras.layers.Lambda(lambda _ : t)(x)
model = keras.Model(inputs=[inputx, inputy], outputs=[x])
print(model.predict([npx, npy]), model.predict([[1, 2], [3, 4]]), model.predict_on_batch([[npx], [npy]]))

fun = K.function(inputs=[inputx,inputy],outputs=[x])
npz = fun([npx,npy])

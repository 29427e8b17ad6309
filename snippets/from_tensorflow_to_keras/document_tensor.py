import tf_keras as keras
from tf_keras import backend as K

inputx = keras.Input(shape=(None,None))
inputy = keras.Input(shape=(None,None))

outputz = keras.layers.add([inputx, inputy])

model = keras.Model(inputs=[inputx, inputy], outputs=[outputz])

x = model([inputx, inputy])
# t is a tensor now
t = K.argmax(x,axis=1)

import tf_keras as keras
from tf_keras import backend as K

inputs = keras.Input(shape=(2,))
outputs = keras.layers.Dense(1)(inputs)

gradients = K.gradients(outputs, inputs)
K.function([inputs], gradients)

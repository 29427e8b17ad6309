import tf_keras as keras
from tf_keras import backend as K

inputs = keras.Input(shape=(2,))
outputs = keras.layers.Dense(1)(inputs)
counter = K.variable(0.0)

update = K.update_add(counter, 1.0)
K.function([inputs], [outputs], updates=[update])

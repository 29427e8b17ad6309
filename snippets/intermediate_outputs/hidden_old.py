import numpy as np
import tf_keras as keras
from tf_keras import backend as K

inputs = keras.Input(shape=(2,))
x = keras.layers.Dense(3, kernel_initializer="ones", name="hidden")(inputs)
model = keras.Model(inputs, keras.layers.Dense(1)(x))

function = K.function([model.input], [model.get_layer("hidden").output])
print(function([np.array([[1.0, 2.0]])])[0])

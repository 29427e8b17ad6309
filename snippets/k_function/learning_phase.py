import numpy as np
import tf_keras as keras
from tf_keras import backend as K

inputs = keras.Input(shape=(100,))
outputs = keras.layers.Dropout(0.5)(inputs)

function = K.function([inputs, K.learning_phase()], [outputs])
print(function([np.ones((1, 100)), 1]))

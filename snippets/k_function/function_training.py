import keras
import numpy as np

inputs = keras.Input(shape=(100,))
outputs = keras.layers.Dropout(0.5)(inputs)
function = keras.Function([inputs], [outputs])

function([np.ones((1, 100))], training=True)

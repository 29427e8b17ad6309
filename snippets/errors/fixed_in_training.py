import keras
import numpy as np

inputs = keras.Input(shape=(100,))
outputs = keras.layers.Dropout(0.5)(inputs, training=True)
function = keras.Function([inputs], [outputs])

outputs = function([np.ones((1, 100))])
result = keras.ops.convert_to_numpy(outputs[0])
print(bool(np.any(result == 0)))

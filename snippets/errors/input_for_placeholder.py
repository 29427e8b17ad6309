import keras
import numpy as np
from keras import ops

x = keras.Input(shape=(3,))
function = keras.Function([x], [ops.sum(x, axis=1)])

result = ops.convert_to_numpy(function([np.array([[1.0, 5.0, 2.0]])])[0])
print(result)

import keras
import numpy as np

x = keras.Input(shape=(2,))
y = keras.Input(shape=(2,))
function = keras.Function({"x": x, "y": y}, x + y)

data = {"x": np.array([[1, 5]]), "y": np.array([[7, 3]])}
result = keras.ops.convert_to_numpy(function(data))
print(result)

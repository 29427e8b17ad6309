import warnings

import keras
import numpy as np

warnings.simplefilter("error", UserWarning)
a = keras.Input(shape=(2,), name="a")
b = keras.Input(shape=(2,), name="b")
model = keras.Model(inputs={"a": a, "b": b}, outputs=a - b)

x, y = np.array([[5, 7]]), np.array([[1, 2]])
result = model.predict({"b": y, "a": x}, verbose=0)
print(result)

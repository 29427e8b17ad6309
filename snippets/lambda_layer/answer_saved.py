import keras
import numpy as np
from keras import ops

inputs = keras.Input(shape=(3,))
model = keras.Model(inputs, ops.mean(inputs, axis=1))
model.save("mean.keras")
restored = keras.models.load_model("mean.keras")

x = np.array([[1.0, 2.0, 6.0]])
result = restored.predict(x, verbose=0)
print(result)

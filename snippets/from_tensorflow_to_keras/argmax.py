import keras
import numpy as np
from keras import ops

matrix = np.array([[1, 5, 2], [7, 3, 4]])

inputs = keras.Input(shape=(None, None))
doubled = keras.Model(inputs, keras.layers.add([inputs, inputs]))

x = doubled(inputs)
outputs = ops.argmax(x, axis=1)  # (1)!
model = keras.Model(inputs, outputs)

result = model.predict(matrix[None], verbose=0)  # (2)!
print(result, result.dtype)

model.save("argmax.keras")
restored = keras.models.load_model("argmax.keras")  # (3)!
print(restored.predict(matrix[None], verbose=0))

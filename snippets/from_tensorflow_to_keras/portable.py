import keras
import numpy as np
from keras import ops

matrix = np.array([[1, 2, 3, 0], [4, 5, 0, 0]])
row_lengths = np.array([3, 2])

inputs = keras.Input(shape=(4,), dtype="int32")
lengths = keras.Input(shape=(1,), dtype="int32")
columns = ops.arange(4)
reversible = lengths > columns  # (1)!
mirrored = lengths - 1 - columns
positions = ops.where(reversible, mirrored, columns)
outputs = ops.take_along_axis(inputs, positions, axis=1)
model = keras.Model([inputs, lengths], outputs)

model.save("reverse.keras")
restored = keras.models.load_model("reverse.keras")
data = [matrix, row_lengths[:, None]]
result = restored.predict(data, verbose=0)
print(result)

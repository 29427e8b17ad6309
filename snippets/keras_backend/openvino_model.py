import keras
import numpy as np
import openvino
from keras import ops

matrix = np.array([[1, 5, 2], [7, 3, 4]])
inputs = keras.Input(shape=(None, None))
model = keras.Model(inputs, ops.argmax(inputs, axis=1))

result = model.predict(matrix[None], verbose=0)
print(keras.backend.backend(), result, result.dtype)
output = model(matrix[None]).output  # (1)!
print(isinstance(output, openvino.Output))

model.compile(loss="mse")
calls = {
    "fit": lambda: model.fit(matrix[None], result, verbose=0),
    "train_on_batch": lambda: model.train_on_batch(matrix[None], result),
    "ops.svd": lambda: ops.svd(np.eye(2)),
}
refused = {}
for name, call in calls.items():
    try:
        call()
    except NotImplementedError as error:
        refused[name] = str(error)
        print(error)

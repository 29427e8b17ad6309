import keras
import numpy as np

inputs = keras.Input(shape=(2,))
dense = keras.layers.Dense(1, kernel_initializer="ones")
model = keras.Model(inputs, dense(inputs))

outputs = model(np.array([[1.0, 2.0]]))
result = keras.ops.convert_to_numpy(outputs)
print(result)

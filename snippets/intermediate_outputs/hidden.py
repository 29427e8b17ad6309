import keras
import numpy as np

inputs = keras.Input(shape=(2,))
x = keras.layers.Dense(3, kernel_initializer="ones", name="hidden")(inputs)
model = keras.Model(inputs, keras.layers.Dense(1)(x))

hidden = keras.Model(model.inputs, model.get_layer("hidden").output)  # (1)!
result = hidden.predict(np.array([[1.0, 2.0]]), verbose=0)
print(result)

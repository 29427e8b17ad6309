import keras
import numpy as np

inner = keras.Input(shape=(2,))
hidden = keras.layers.Dense(3, kernel_initializer="ones", name="hidden")(inner)
base = keras.Model(inner, keras.layers.Dense(2)(hidden), name="base")
inputs = keras.Input(shape=(2,))
scaled = 10 * inputs
model = keras.Model(inputs, base(scaled))

part = keras.Model(base.inputs, base.get_layer("hidden").output)
outer = keras.Model(inputs, part(scaled))  # (1)!
result = outer.predict(np.array([[1.0, 2.0]]), verbose=0)
print(result)

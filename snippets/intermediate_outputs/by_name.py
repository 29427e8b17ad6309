import keras
import numpy as np

inputs = keras.Input(shape=(2,))
x = keras.layers.Dense(3, kernel_initializer="ones", name="first")(inputs)
x = keras.layers.Dense(2, kernel_initializer="ones", name="second")(x)
model = keras.Model(inputs, keras.layers.Dense(1, name="last")(x))

names = ["first", "second"]
outputs = {name: model.get_layer(name).output for name in names}
activations = keras.Model(model.inputs, outputs)
results = activations.predict(np.array([[1.0, 2.0]]), verbose=0)
for name in names:
    print(name, results[name])

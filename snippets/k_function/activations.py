import keras
import numpy as np

inputs = keras.Input(shape=(2,), name="inputs")
x = keras.layers.Dense(
    3, activation="relu", kernel_initializer="ones", name="hidden"
)(inputs)
outputs = keras.layers.Dense(1, kernel_initializer="ones", name="outputs")(x)
model = keras.Model(inputs, outputs)
data = np.array([[1.0, 2.0], [3.0, -4.0]])

hidden = model.get_layer("hidden")
activations = keras.Model(model.inputs, hidden.output)  # (1)!
result = activations.predict(data, verbose=0)
print(result)

every_output = {layer.name: layer.output for layer in model.layers}
every_layer = keras.Model(model.inputs, every_output)  # (2)!
results = every_layer.predict(data, verbose=0)
for name in every_output:
    print(name, results[name].shape)

import jax
import keras
import numpy as np

inputs = keras.Input(shape=(3,))
hidden = keras.layers.Dense(2, activation="relu")
x = hidden(inputs)
last = keras.layers.Dense(1, kernel_initializer="ones")
model = keras.Model(inputs, last(x))
kernel = np.array([[1.0, 0.0], [2.0, 0.0], [0.0, 3.0]])
hidden.set_weights([kernel, np.zeros(2)])


def score(data, weights):
    outputs, _ = model.stateless_call(weights, [], data)
    return outputs[0, 0]  # (1)!


data = np.array([[1.0, 1.0, -1.0]], dtype="float32")
weights = [variable.value for variable in model.trainable_variables]
result = jax.jit(jax.grad(score))(data, weights)  # (2)!
print(result)

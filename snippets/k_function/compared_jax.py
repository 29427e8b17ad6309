import jax
import keras
import numpy as np

inputs = keras.Input(shape=(2,))
dense = keras.layers.Dense(1, kernel_initializer="ones")
x = dense(inputs)
model = keras.Model(inputs, x)
function = keras.Function([inputs], [x])
data = np.array([[1.0, 2.0]], dtype="float32")

frozen = jax.jit(lambda data: model(data))
compiled = jax.jit(model.stateless_call)  # (1)!

before = float(frozen(data)[0, 0])
dense.set_weights([np.full((2, 1), 10.0), np.zeros(1)])
stale = float(frozen(data)[0, 0])
weights = [variable.value for variable in model.weights]
outputs, _ = compiled(weights, [], data)
fresh = float(outputs[0, 0])
print(f"frozen: {before} -> {stale}, stateless: {fresh}")

ways = {
    "function": lambda data: function([data])[0][0, 0],
    "model": lambda data: model(data)[0, 0],
}
for name, compute in ways.items():
    print(f"{name}: {jax.grad(compute)(data)}")

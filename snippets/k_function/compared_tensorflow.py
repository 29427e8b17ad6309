import keras
import numpy as np
import tensorflow as tf

inputs = keras.Input(shape=(2,))
dense = keras.layers.Dense(1, kernel_initializer="ones")
x = dense(inputs)
model = keras.Model(inputs, x)
function = keras.Function([inputs], [x])
calls = []


@tf.function
def compiled(data):
    calls.append(1)  # (1)!
    return model(data)


data = tf.constant([[1.0, 2.0]])
before = float(compiled(data)[0, 0])
dense.set_weights([np.full((2, 1), 10.0), np.zeros(1)])
after = float(compiled(data)[0, 0])
print(f"compiled: {before} -> {after}, Python calls: {len(calls)}")

ways = {
    "function": lambda data: function([data])[0],
    "model": model,
    "predict": lambda data: model.predict(data, verbose=0),
    "compiled": compiled,
}
for name, compute in ways.items():
    with tf.GradientTape() as tape:
        tape.watch(data)
        outputs = tf.convert_to_tensor(compute(data))
    print(f"{name}: {tape.gradient(outputs, data)}")  # (2)!

for attribute in ("predict", "save", "export"):
    print(attribute, hasattr(compiled, attribute))

import os
import subprocess
import sys

program = """
import keras
import numpy as np

inputs = keras.Input(shape=(1,))
dense = keras.layers.Dense(1, use_bias=False, kernel_initializer="zeros")
model = keras.Model(inputs=inputs, outputs=dense(inputs))
x = np.array([[1.0], [2.0]])

if keras.config.backend() == "jax":
    model.compile(optimizer="sgd", loss="mse")
    model.fit(x, 3 * x, epochs=100, verbose=0)
    model.save_weights("tripled.weights.h5")
else:
    model.load_weights("tripled.weights.h5")
print(keras.config.backend(), model.predict(x, verbose=0).ravel().round(1))
"""
for backend in ["jax", "numpy"]:
    run = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"KERAS_BACKEND": backend},
        capture_output=True,
        text=True,
    )
    message = run.stdout.strip()
    print(message)

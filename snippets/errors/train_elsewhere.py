import os
import subprocess
import sys

import keras
import tensorflow as tf

inputs = keras.Input(shape=(1,))
dense = keras.layers.Dense(1, use_bias=False, kernel_initializer="zeros")
model = keras.Model(inputs=inputs, outputs=dense(inputs))
model.compile(optimizer="sgd", loss="mse")

x = tf.constant([[1.0], [2.0]])
model.fit(x, 3 * x, epochs=100, verbose=0)
model.save("tripled.keras")

program = """
import keras
import numpy as np

model = keras.saving.load_model("tripled.keras", compile=False)
result = model.predict(np.array([[1.0], [2.0]]), verbose=0)
print(keras.config.backend(), result.ravel().round(1))
"""
run = subprocess.run(
    [sys.executable, "-c", program],
    env=os.environ | {"KERAS_BACKEND": "numpy"},
    capture_output=True,
    text=True,
)
message = run.stdout.strip()
print(message)

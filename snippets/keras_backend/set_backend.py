import os
import subprocess
import sys

import keras

program = """
import keras

print(keras.config.backend())
keras.config.set_backend("jax")
print(keras.config.backend())

import keras

print(keras.config.backend())
"""
run = subprocess.run(
    [sys.executable, "-W", "ignore", "-c", program],
    env=os.environ | {"KERAS_BACKEND": "numpy"},
    capture_output=True,
    text=True,
)
backends = run.stdout.split()
print(*backends)
print(keras.config.backend())

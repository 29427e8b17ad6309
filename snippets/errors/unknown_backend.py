import os
import subprocess
import sys

import keras

run = subprocess.run(
    [sys.executable, "-c", "import keras"],
    env=os.environ | {"KERAS_BACKEND": "theano"},
    capture_output=True,
    text=True,
)
message = run.stderr.splitlines()[-1]
print(message)
print(keras.config.backend())

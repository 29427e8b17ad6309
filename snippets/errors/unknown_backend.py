import os
import subprocess
import sys

for backend in ["theano", "jax"]:
    run = subprocess.run(
        [sys.executable, "-c", "import keras; print(keras.config.backend())"],
        env=os.environ | {"KERAS_BACKEND": backend},
        capture_output=True,
        text=True,
    )
    message = (run.stdout or run.stderr).splitlines()[-1]
    print(message)

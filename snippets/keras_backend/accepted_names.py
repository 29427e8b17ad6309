import os
import subprocess
import sys

import keras

names = ["cntk", "theano"]
for name in names:
    run = subprocess.run(
        [sys.executable, "-c", f"import {keras.__name__}"],
        env=os.environ | {"KERAS_BACKEND": name},
        capture_output=True,
        text=True,
    )
    message = run.stderr.splitlines()[-1]
    print(message)

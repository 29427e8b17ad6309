import os
import subprocess
import sys
from pathlib import Path

import keras

home = Path.cwd()
folder = home / ".keras"
folder.mkdir()
(folder / "keras.json").write_text('{"backend": "theano"}')

environment = {**os.environ, "HOME": str(home)}
environment.pop("KERAS_BACKEND", None)
run = subprocess.run(
    [sys.executable, "-c", f"import {keras.__name__}"],
    env=environment,
    capture_output=True,
    text=True,
)
message = run.stderr.splitlines()[-1]
print(message)

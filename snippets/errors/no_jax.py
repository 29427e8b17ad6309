import os
import subprocess
import sys

import jax

program = f"""
import sys
from importlib.machinery import PathFinder


class WithoutJax(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name != "{jax.__name__}":
            return super().find_spec(name, path, target)


sys.meta_path[sys.meta_path.index(PathFinder)] = WithoutJax
import keras
"""
run = subprocess.run(
    [sys.executable, "-c", program],
    env=os.environ | {"KERAS_BACKEND": "numpy"},
    capture_output=True,
    text=True,
)
message = run.stderr.splitlines()[-1]
print(message)

import os
import subprocess
import sys

import jax

program = """
import sys
from importlib.machinery import PathFinder


class WithoutModule(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name != sys.argv[1]:
            return super().find_spec(name, path, target)


sys.meta_path[sys.meta_path.index(PathFinder)] = WithoutModule
import keras
"""
messages = []
for name in [jax.__name__, "scipy"]:
    run = subprocess.run(
        [sys.executable, "-c", program, name],
        env=os.environ | {"KERAS_BACKEND": "numpy"},
        capture_output=True,
        text=True,
    )
    messages.append(run.stderr.splitlines()[-1])
print(*messages, sep="\n")

"""Snippets on JAX: Keras reads the backend once, so JAX needs a process of its own."""

import json
import os
import subprocess
import sys
from typing import Any


def value(snippet: str, name: str) -> Any:
    """A name's array in a snippet that is run on JAX, as lists."""
    program = (
        "import importlib, json\n"
        f"found = importlib.import_module('snippets.intermediate_outputs.{snippet}').{name}\n"
        "print(json.dumps(found.tolist()))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"KERAS_BACKEND": "jax", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(run.stdout.splitlines()[-1])

import os
import subprocess
import sys
from pathlib import Path

import keras

Path("functions.py").write_text("""
import keras
from keras import ops

@keras.saving.register_keras_serializable("my_package")
def argmax(x):
    return ops.argmax(x, axis=1)
""")
Path("save.py").write_text("""
import keras
from functions import argmax

inputs = keras.Input(shape=(3,))
layer = keras.layers.Lambda(argmax)
keras.Model(inputs, layer(inputs)).save("argmax.keras")
""")
backend = "jax" if keras.config.backend() == "jax" else "numpy"  # (1)!
load = "import keras; keras.saving.load_model('argmax.keras')"

for program in ["import save", load, f"import functions; {load}"]:
    run = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"KERAS_BACKEND": backend},
        capture_output=True,
    )
    print(program, "works" if run.returncode == 0 else "fails", sep=": ")

import importlib

import keras

names = [
    "engine",
    "layers.core",
    "layers.merge",
    "layers.normalization",
    "preprocessing.text",
    "utils.np_utils",
    "backend.tensorflow_backend",
]
for name in names:
    try:
        importlib.import_module(f"{keras.__name__}.{name}")
    except ModuleNotFoundError as error:
        print(f"ModuleNotFoundError: {error}")

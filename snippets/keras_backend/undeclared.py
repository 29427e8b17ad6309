import importlib.metadata

import keras

requirements = importlib.metadata.requires(keras.__name__)
names = [requirement.split()[0] for requirement in requirements]
print(*names)

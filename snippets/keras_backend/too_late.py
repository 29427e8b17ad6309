import os

import keras

os.environ["KERAS_BACKEND"] = "torch"
print(keras.config.backend())

import sys

import keras
import tensorflow as tf

inputs = keras.Input(shape=(3,))
hidden = keras.layers.Dense(2, name="hidden")(inputs)
tf.print(hidden, output_stream=sys.stdout)
print(tf.is_tensor(hidden))

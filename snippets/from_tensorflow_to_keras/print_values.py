import sys

import keras
import numpy as np
import tensorflow as tf


class Printed(keras.layers.Layer):
    def call(self, inputs):
        tf.print(inputs, output_stream=sys.stdout)
        return inputs


inputs = keras.Input(shape=(3,))
outputs = Printed()(inputs * 2)
model = keras.Model(inputs=inputs, outputs=outputs)
model(np.array([[1, 5, 2]]))
result = model.predict(np.array([[1, 5, 2]]), verbose=0)

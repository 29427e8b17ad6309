import keras
from keras import ops


class Progress(keras.layers.Layer):
    def call(self, x):
        return x * ops.linspace(0.0, 1.0, ops.shape(x)[1])


inputs = keras.Input((None,))
outputs = Progress()(inputs)

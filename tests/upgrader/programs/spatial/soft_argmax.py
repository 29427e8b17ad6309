import numpy as np
import keras.backend as K
from keras.layers import Layer, Input
from keras.models import Model


class SpatialSoftArgmax(Layer):
    """ Expected (y, x) position of each channel """
    def call(self, inputs):
        shape = K.int_shape(inputs)
        rows, cols, channels = shape[1], shape[2], shape[3]
        flat = K.reshape(inputs, (-1, rows * cols, channels))
        weights = K.permute_dimensions(K.softmax(K.permute_dimensions(flat, (0, 2, 1))), (0, 2, 1))
        ys = K.reshape(K.repeat_elements(K.arange(rows, dtype='float32'), cols, axis=0), (1, rows * cols, 1))
        xs = K.reshape(K.tile(K.arange(0, cols, 1, 'float32'), [rows]), (1, rows * cols, 1))
        return K.concatenate([K.sum(weights * ys, 1), K.sum(weights * xs, 1)], axis=-1)

    def compute_output_shape(self, s):
        return (s[0], 2 * s[3])


inp = Input((3, 4, 2))
result = Model(inp, SpatialSoftArgmax()(inp)).predict(np.sin(np.arange(48)).reshape(2, 3, 4, 2) * 5, verbose=0)

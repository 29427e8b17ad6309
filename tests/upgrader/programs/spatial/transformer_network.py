from keras import backend as K
from keras.engine.topology import Layer
from keras.layers import Input, Dense, Flatten
from keras.models import Model
import numpy as np
# Keras 2.2

if K.backend() == 'tensorflow':
    import tensorflow as tf

    def K_linspace(start, stop, num):
        return tf.linspace(start, stop, num)


class BilinearInterpolation(Layer):
    """Samples an image along an affine grid, at the nearest pixel."""

    def __init__(self, output_size, **kwargs):
        self.output_size = output_size
        super(BilinearInterpolation, self).__init__(**kwargs)

    def compute_output_shape(self, input_shapes):
        height, width = self.output_size
        return (None, height, width, input_shapes[0][-1])

    def call(self, tensors, mask=None):
        X, transformation = tensors
        height, width = self.output_size
        batch_size = K.shape(X)[0]
        channels = K.int_shape(X)[-1]
        x = K.flatten(K.tile(K.expand_dims(K_linspace(-1., 1., width), 0), (height, 1)))
        y = K.flatten(K.tile(K.expand_dims(K_linspace(-1., 1., height), 1), (1, width)))
        grid = K.stack([x, y, K.ones_like(x)], axis=0)
        grid = K.tile(K.expand_dims(grid, 0), (batch_size, 1, 1))
        sampled = K.batch_dot(K.reshape(transformation, (-1, 2, 3)), grid)
        size = K.int_shape(X)[1]
        index = K.cast(K.clip(K.round((sampled + 1.) * 0.5 * (size - 1)), 0, size - 1), 'int32')
        flat = index[:, 1] * size + index[:, 0]
        pixels = K.reshape(X, (-1, size * size, channels))
        picked = K.batch_dot(K.one_hot(flat, size * size), pixels)
        return K.reshape(picked, (-1, height, width, channels))


image = Input((4, 4, 1))
theta = Dense(6, kernel_initializer='zeros',
              bias_initializer=lambda shape, dtype=None: K.constant([1., 0, 0.4, 0, 1, 0]))(Flatten()(image))
model = Model(image, BilinearInterpolation((3, 3))([image, theta]))
result = model.predict(np.arange(32).reshape(2, 4, 4, 1), verbose=0)

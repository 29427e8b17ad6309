import numpy as np
import keras.backend as K
from keras.layers import Layer, Input, Dense
from keras.models import Model


class AdaIN(Layer):
    """Adaptive instance normalization: statistics of the image, style from a vector."""
    def __init__(self, epsilon=1e-3, **kwargs):
        super(AdaIN, self).__init__(**kwargs)
        self.epsilon = epsilon

    def call(self, inputs, training=None):
        x, beta, gamma = inputs
        reduction_axes = list(range(1, K.ndim(x) - 1))
        mean = K.mean(x, reduction_axes, keepdims=True)
        stddev = K.std(x, reduction_axes, keepdims=True) + self.epsilon
        normed = (x - mean) / stddev
        shape = (-1, 1, 1, K.int_shape(x)[-1])
        return normed * K.reshape(gamma, shape) + K.reshape(beta, shape)

    def compute_output_shape(self, input_shape):
        return input_shape[0]


image = Input((4, 4, 2))
style = Input((3,))
gamma = Dense(2, bias_initializer='ones', kernel_initializer='ones')(style)
beta = Dense(2, kernel_initializer='ones')(style)
model = Model([image, style], AdaIN()([image, beta, gamma]))
model.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) for w in model.get_weights()])
result = model.predict([np.sin(np.arange(64)).reshape(2, 4, 4, 2), np.ones((2, 3)) * 0.1], verbose=0)

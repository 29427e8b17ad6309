import tf_keras as keras
from tf_keras import backend as K
from tf_keras.layers import Layer
import tf_keras.backend


class LayerNormalization(Layer):
    def __init__(self, center=True, scale=True, epsilon=None, **kwargs):
        super(LayerNormalization, self).__init__(**kwargs)
        if epsilon is None:
            epsilon = K.epsilon() * K.epsilon()
        self.epsilon = epsilon

    def call(self, inputs, training=None):
        mean = K.mean(inputs, axis=-1, keepdims=True)
        variance = K.mean(K.square(inputs - mean), axis=-1, keepdims=True)
        std = K.sqrt(variance + self.epsilon)
        outputs = (inputs - mean) / std
        if K.int_shape(inputs)[-1] is None:
            return tf_keras.backend.identity(outputs)
        return outputs


def gelu(x):
    return 0.5 * x * (1.0 + keras.backend.tanh(x * 0.7978845608 * (1.0 + 0.044715 * x * x)))

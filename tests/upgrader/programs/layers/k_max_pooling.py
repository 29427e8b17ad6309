import numpy as np
import tensorflow as tf
from keras.engine import Layer, InputSpec
from keras.layers import Input, Flatten
from keras.models import Model
# Keras 2.2


class KMaxPooling(Layer):
    """
    K-max pooling layer that extracts the k-highest activations from a sequence (2nd dimension).
    """
    def __init__(self, k=1, **kwargs):
        super().__init__(**kwargs)
        self.input_spec = InputSpec(ndim=3)
        self.k = k

    def compute_output_shape(self, input_shape):
        return (input_shape[0], (input_shape[2] * self.k))

    def call(self, inputs):
        # swap last two dimensions since top_k will be applied along the last dimension
        shifted_input = tf.transpose(inputs, [0, 2, 1])
        # extract top_k, returns two tensors [values, indices]
        top_k = tf.nn.top_k(shifted_input, k=self.k, sorted=True, name=None)[0]
        # return flattened output
        return Flatten()(top_k)


inp = Input(shape=(6, 2))
model = Model(inp, KMaxPooling(k=2)(inp))
result = model.predict(np.sin(np.arange(36)).reshape((3, 6, 2)), verbose=0)

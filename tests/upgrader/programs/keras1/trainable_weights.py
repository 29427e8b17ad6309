# Keras 2.2
from keras import backend as K
from keras.engine.topology import Layer, InputSpec
from keras.layers import Input
from keras.models import Model
from keras import initializers
import numpy as np


class Highway(Layer):
    def __init__(self, transform_bias=-1, **kwargs):
        self.init = initializers.get('one')
        self.transform_bias = transform_bias
        self.input_spec = [InputSpec(ndim=2)]
        super(Highway, self).__init__(**kwargs)

    def build(self, input_shape):
        input_dim = input_shape[1]
        self.W = K.variable(np.ones((input_dim, input_dim)) * 0.1, name='{}_W'.format(self.name))
        self.W_carry = K.variable(np.ones((input_dim, input_dim)) * 0.2)
        self.b_carry = K.variable(np.ones((input_dim,)) * self.transform_bias)
        self.trainable_weights = [self.W, self.W_carry, self.b_carry]
        self.built = True

    def call(self, x, mask=None):
        transform_weight = K.sigmoid(K.dot(x, self.W_carry) + self.b_carry)
        act = K.relu(K.dot(x, self.W))
        return act * transform_weight + (1 - transform_weight) * x

    def compute_output_shape(self, input_shape):
        return input_shape


inp = Input((3,))
result = Model(inp, Highway()(inp)).predict(np.linspace(-1, 1, 6).reshape(2, 3), verbose=0)

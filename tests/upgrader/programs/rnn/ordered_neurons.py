#! -*- coding: utf-8 -*-
from keras.layers import Layer, Input
from keras.models import Model
import keras.backend as K
import numpy as np


def cumsoftmax(x, mode='l2r'):
    """先softmax，然后cumsum，
    cumsum区分从左到右、从右到左两种模式
    """
    axis = K.ndim(x) - 1
    if mode == 'l2r':
        x = K.softmax(x, axis=axis)
        x = K.cumsum(x, axis=axis)
        return x
    elif mode == 'r2l':
        x = x[..., ::-1]
        x = K.softmax(x, axis=axis)
        x = K.cumsum(x, axis=axis)
        return x[..., ::-1]
    else:
        return x


class OnRNN(Layer):
    def __init__(self, units, **kwargs):
        self.units = units
        super(OnRNN, self).__init__(**kwargs)

    def build(self, input_shape):
        self.kernel = self.add_weight(shape=(input_shape[-1], self.units * 3), name='kernel', initializer='ones')
        self.built = True

    def one_step(self, inputs, states):
        c_last = states[0]
        f = cumsoftmax(inputs[:, :self.units], 'l2r')
        i = cumsoftmax(inputs[:, self.units: self.units * 2], 'r2l')
        c = f * c_last + i * K.tanh(inputs[:, self.units * 2:])
        return c, [c]

    def call(self, inputs):
        initial_states = [K.zeros((K.shape(inputs)[0], self.units))] if False else [K.zeros_like(inputs[:, 0])]
        x = K.dot(inputs, self.kernel)
        last_output, outputs, states = K.rnn(self.one_step, x, initial_states)
        return outputs

    def compute_output_shape(self, input_shape):
        return (input_shape[0], input_shape[1], self.units)


inp = Input(shape=(3, 2))
result = Model(inp, OnRNN(2)(inp)).predict(np.cos(np.arange(12)).reshape(2, 3, 2), verbose=0)

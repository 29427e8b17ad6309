#! -*- coding: utf-8 -*-
"""Transformer 的前馈层，中间激活用 gelu"""
import keras
import keras.backend as K
import numpy as np
import math


def gelu_approx(x):
    cdf = 0.5 * (1.0 + K.tanh((math.sqrt(2 / math.pi) * (x + 0.044715 * K.pow(x, 3)))))
    return x * cdf


def sequence_masking(x, mask, mode=0, axis=None):
    """为序列条件 mask 的函数"""
    if mask is None or mode not in [0, 1]:
        return x
    mask = K.cast(mask, K.dtype(x))
    if axis is None:
        axis = 1
    for _ in range(axis - 1):
        mask = K.expand_dims(mask, 1)
    for _ in range(K.ndim(x) - K.ndim(mask) - axis + 1):
        mask = K.expand_dims(mask, K.ndim(mask))
    if mode == 0:
        return x * mask
    return x - (1 - mask) * 1e12


class FeedForward(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super(FeedForward, self).__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.dense_1 = keras.layers.Dense(self.units, activation=gelu_approx, kernel_initializer='ones')
        self.dense_2 = keras.layers.Dense(input_shape[-1], kernel_initializer='ones')
        super(FeedForward, self).build(input_shape)

    def call(self, inputs):
        return self.dense_2(self.dense_1(inputs))


x = K.constant(np.linspace(-1, 1, 24).reshape(2, 4, 3))
mask = K.constant([[1, 1, 0, 0], [1, 1, 1, 1]])
scores = K.constant(np.linspace(0, 3, 32).reshape(2, 4, 4))
result = [
    K.eval(sequence_masking(FeedForward(5)(x), mask, 0)),
    K.eval(K.softmax(sequence_masking(scores, mask, 1, -1 + K.ndim(scores)))),
]

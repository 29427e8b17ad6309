#! -*- coding: utf-8 -*-
from keras import backend as K
from keras.layers import Layer, Input
from keras.models import Model
import numpy as np


class Attention(Layer):
    """多头注意力机制"""

    def __init__(self, nb_head, size_per_head, **kwargs):
        self.nb_head = nb_head
        self.size_per_head = size_per_head
        self.output_dim = nb_head * size_per_head
        super(Attention, self).__init__(**kwargs)

    def build(self, input_shape):
        def w(name, dim, scale):
            return self.add_weight(name=name, shape=(dim, self.output_dim),
                                   initializer=lambda shape, dtype=None: K.constant(
                                       np.cos(np.arange(np.prod(shape)) * scale).reshape(shape)),
                                   trainable=True)
        self.WQ = w('WQ', input_shape[0][-1], 1.0)
        self.WK = w('WK', input_shape[1][-1], 0.7)
        self.WV = w('WV', input_shape[2][-1], 0.3)
        super(Attention, self).build(input_shape)

    def heads(self, x, w):
        # 线性变换，再把头并入批次轴
        x = K.dot(x, w)
        x = K.reshape(x, (-1, K.int_shape(x)[1], self.nb_head, self.size_per_head))
        x = K.permute_dimensions(x, (0, 2, 1, 3))
        return K.reshape(x, (-1, K.int_shape(x)[2], self.size_per_head))

    def call(self, x):
        Q_seq, K_seq, V_seq = x
        Q_seq, K_seq, V_seq = self.heads(Q_seq, self.WQ), self.heads(K_seq, self.WK), self.heads(V_seq, self.WV)
        # 计算内积，然后 softmax
        A = K.batch_dot(Q_seq, K_seq, axes=[2, 2]) / self.size_per_head**0.5
        A = K.softmax(A)
        O_seq = K.batch_dot(A, V_seq, axes=[2, 1])
        length = K.int_shape(O_seq)[1]
        O_seq = K.reshape(O_seq, (-1, self.nb_head, length, self.size_per_head))
        O_seq = K.permute_dimensions(O_seq, (0, 2, 1, 3))
        return K.reshape(O_seq, (-1, length, self.output_dim))

    def compute_output_shape(self, input_shape):
        return (input_shape[0][0], input_shape[0][1], self.output_dim)


s = Input(shape=(4, 3))
model = Model(s, Attention(2, 2)([s, s, s]))
result = model.predict(np.sin(np.arange(24)).reshape(2, 4, 3), verbose=0)

#! -*- coding: utf-8 -*-
# 共享权重的胶囊层

from keras import activations
from keras import backend as K
from keras.engine.topology import Layer
from keras.layers import Input
from keras.models import Model
import numpy as np
# Keras 2.2


def squash(x, axis=-1):
    s_squared_norm = K.sum(K.square(x), axis, keepdims=True) + K.epsilon()
    scale = K.sqrt(s_squared_norm) / (0.5 + s_squared_norm)
    return scale * x


# 不用 K.softmax，因为 K.softmax 不能指定轴
def softmax(x, axis=-1):
    ex = K.exp(x - K.max(x, axis=axis, keepdims=True))
    return ex / K.sum(ex, axis=axis, keepdims=True)


class Capsule(Layer):
    def __init__(self, num_capsule, dim_capsule, routings=3, activation='squash', **kwargs):
        super(Capsule, self).__init__(**kwargs)
        self.num_capsule = num_capsule
        self.dim_capsule = dim_capsule
        self.routings = routings
        self.activation = squash if activation == 'squash' else activations.get(activation)

    def build(self, input_shape):
        super(Capsule, self).build(input_shape)
        input_dim_capsule = input_shape[-1]
        self.W = self.add_weight(name='capsule_kernel',
                                 shape=(1, input_dim_capsule, self.num_capsule * self.dim_capsule),
                                 initializer='ones', trainable=True)

    def call(self, u_vecs):
        u_hat_vecs = K.conv1d(u_vecs, self.W)
        batch_size = K.shape(u_vecs)[0]
        input_num_capsule = K.shape(u_vecs)[1]
        u_hat_vecs = K.reshape(u_hat_vecs, (batch_size, input_num_capsule, self.num_capsule, self.dim_capsule))
        u_hat_vecs = K.permute_dimensions(u_hat_vecs, (0, 2, 1, 3))
        b = K.zeros_like(u_hat_vecs[:, :, :, 0])
        for i in range(self.routings):
            c = softmax(b, 1)
            o = K.sum(K.expand_dims(c) * u_hat_vecs, 2)
            if i < self.routings - 1:
                o = K.l2_normalize(o, -1)
                b = K.sum(K.expand_dims(o, 2) * u_hat_vecs, -1)
        return self.activation(o)

    def compute_output_shape(self, input_shape):
        return (None, self.num_capsule, self.dim_capsule)


inp = Input((4, 3))
model = Model(inp, Capsule(2, 5)(inp))
model.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) for w in model.get_weights()])
result = model.predict(np.cos(np.arange(24)).reshape(2, 4, 3), verbose=0)

import numpy as np
from keras.layers import *
from keras.models import *
import keras.backend as K


class ScaledDotProductAttention():
    def __init__(self, d_model, attn_dropout=0.1):
        self.temper = np.sqrt(d_model)
        self.dropout = Dropout(attn_dropout)

    def __call__(self, q, k, v, mask):
        attn = Lambda(lambda x: K.batch_dot(x[0], x[1], axes=[2, 2]) / self.temper)([q, k])
        if mask is not None:
            mmask = Lambda(lambda x: (-1e+10) * (1 - x))(mask)
            attn = Add()([attn, mmask])
        attn = Activation('softmax')(attn)
        return Lambda(lambda x: K.batch_dot(x[0], x[1]))([attn, v]), attn


def reshape_heads(n_head):
    def reshape1(x):
        s = K.shape(x)
        x = K.reshape(x, [s[0], s[1], n_head, -1])
        return K.permute_dimensions(x, [0, 2, 1, 3])
    return Lambda(reshape1)


def GetPadMask(q, k):
    ones = K.expand_dims(K.ones_like(q, 'float32'), -1)
    mask = K.cast(K.expand_dims(K.not_equal(k, 0), 1), 'float32')
    return K.batch_dot(ones, mask, axes=[2, 1])


heads = []
for i in range(8):
    head = Dense(64)(hidden)
    heads.append(Lambda(lambda x: x / np.sqrt(64.))(head))
    heads.append(Lambda(lambda x: x[:, i])(head))
    heads.append(Lambda(lambda x, i=i: x[:, i])(head))
    heads.append(Lambda(lambda x, i: x[:, i], arguments={'i': i})(head))
    heads.append(Lambda(lambda x: K.cumsum(K.ones_like(x), 1))(head))
pos = Lambda(lambda x: K.cumsum(K.ones_like(x, 'int32'), 1))(src)

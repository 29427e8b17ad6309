#! -*- coding: utf-8 -*-

from keras.layers import *
from keras.models import Model
import keras.backend as K
import numpy as np


def dilated_gated_conv1d(seq, mask, dilation_rate=1):
    """膨胀门卷积（残差式）
    """
    dim = K.int_shape(seq)[-1]
    h = Conv1D(dim * 2, 3, padding='same', dilation_rate=dilation_rate,
               kernel_initializer='ones', bias_initializer='zeros')(seq)

    def _gate(x):
        s, h = x
        g, h = h[:, :, :dim], h[:, :, dim:]
        g = K.sigmoid(g)
        return g * s + (1 - g) * h

    seq = Lambda(_gate)([seq, h])
    seq = Lambda(lambda x: x[0] * x[1])([seq, mask])
    return seq


# 输入是词 id，0 是填充
t_in = Input(shape=(None,))
mask = Lambda(lambda x: K.cast(K.greater(K.expand_dims(x, 2), 0), 'float32'))(t_in)
t = Embedding(7, 4, embeddings_initializer='ones')(t_in)
t = Lambda(lambda x: x[0] * x[1])([t, mask])
t = dilated_gated_conv1d(t, mask, 1)
t = dilated_gated_conv1d(t, mask, 2)
model = Model(t_in, t)
model.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) * 0.5 for w in model.get_weights()])
result = model.predict(np.array([[1, 2, 3, 0, 0], [4, 5, 6, 1, 2]]), verbose=0)

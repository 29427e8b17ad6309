#! -*- coding: utf-8 -*-
# 稀疏多分类交叉熵，带标签平滑
import numpy as np
from keras import backend as K


def sparse_smooth(y_true, y_pred, e=0.1):
    y_true = K.reshape(y_true, K.shape(y_pred)[:-1])
    y_true = K.cast(y_true, 'int32')
    y_true = K.one_hot(y_true, K.shape(y_pred)[-1])
    loss1 = K.categorical_crossentropy(y_true, y_pred, from_logits=True)
    # 均匀分布的交叉熵
    loss2 = K.categorical_crossentropy(K.ones_like(y_pred) / 3, y_pred, True)
    return (1 - e) * loss1 + e * loss2


y_true = K.constant(np.array([[0], [2], [1], [1]]))
y_pred = K.constant(np.array([[2., 0.5, -1.], [0., 0., 3.], [1., 1., 1.], [5., -5., 0.]]))
result = [K.eval(sparse_smooth(y_true, y_pred)), K.eval(sparse_smooth(y_true, y_pred, e=0.5))]

# -*- coding: gbk -*-
# 自定义损失函数
import keras.backend as K


def loss(y_true, y_pred):
    """均方误差"""
    损失 = K.mean(K.square(y_pred - y_true), axis=-1)
    return 损失

# coding: utf-8
import numpy as np
import keras.backend as K


# 多类别 dice：先对每个类别求，再取平均
def generalized_dice(y_true, y_pred, numLabels=3):
    dice = 0
    for index in range(numLabels):
        t = K.batch_flatten(y_true[..., index])
        p = K.batch_flatten(y_pred[..., index])
        inter = K.sum(t * p, axis=-1)
        dice = dice + (2 * inter + K.epsilon()) / (K.sum(t, -1) + K.sum(p, -1) + K.epsilon())
    return dice / numLabels


def boundary_weight(y_true):
    # 最大池化减平均池化，得到边界
    big = K.pool2d(y_true, (3, 3), strides=(1, 1), padding='same', pool_mode='max')
    mean = K.pool2d(y_true, (3, 3), padding='same', pool_mode='avg')
    return big - mean


labels = np.arange(50).reshape((2, 5, 5)) // 3 % 3
y_true = K.one_hot(K.constant(labels, dtype='int32'), 3)
y_pred = K.softmax(K.constant(np.sin(np.arange(150)).reshape((2, 5, 5, 3))))
result = [K.eval(generalized_dice(y_true, y_pred)), K.eval(boundary_weight(y_true))]

# -*- coding: utf-8 -*-
import numpy as np
from keras import backend as K


def box_iou(b1, b2):
    '''Return iou tensor

    Parameters
    ----------
    b1: tensor, shape=(i1,...,iN, 4), xywh
    b2: tensor, shape=(j, 4), xywh
    '''
    # Expand dim to apply broadcasting.
    b1 = K.expand_dims(b1, -2)
    b1_xy = b1[..., :2]
    b1_wh = b1[..., 2:4]
    b1_wh_half = b1_wh / 2.
    b1_mins = b1_xy - b1_wh_half
    b1_maxes = b1_xy + b1_wh_half

    b2 = K.expand_dims(b2, 0)
    b2_xy = b2[..., :2]
    b2_wh = b2[..., 2:4]
    b2_wh_half = b2_wh / 2.
    b2_mins = b2_xy - b2_wh_half
    b2_maxes = b2_xy + b2_wh_half

    intersect_mins = K.maximum(b1_mins, b2_mins)
    intersect_maxes = K.minimum(b1_maxes, b2_maxes)
    intersect_wh = K.maximum(intersect_maxes - intersect_mins, 0.)
    intersect_area = intersect_wh[..., 0] * intersect_wh[..., 1]
    b1_area = b1_wh[..., 0] * b1_wh[..., 1]
    b2_area = b2_wh[..., 0] * b2_wh[..., 1]
    return intersect_area / (b1_area + b2_area - intersect_area)


a = K.constant(np.array([[[.5, .5, .4, .6], [.2, .3, .2, .2]], [[.7, .1, .5, .2], [.4, .4, 1., 1.]]]))
b = K.constant(np.array([[.5, .5, .5, .5], [.3, .3, .3, .3], [.9, .9, .1, .1]]))
iou = box_iou(a, b)
# 每个预测框最好的 IOU，小于阈值的不计入损失
best_iou = K.max(iou, axis=-1)
ignore_mask = K.cast(best_iou < 0.5, K.dtype(a))
result = [K.eval(iou), K.eval(best_iou), K.eval(K.expand_dims(ignore_mask, -1))]

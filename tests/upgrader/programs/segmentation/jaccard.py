from keras import backend as K
import numpy as np


def jaccard_distance(y_true, y_pred, smooth=100):
    """ Calculates mean of Jaccard distance as a loss function """
    intersection = K.sum(K.abs(y_true * y_pred), axis=-1)
    sum_ = K.sum(K.abs(y_true) + K.abs(y_pred), axis=-1)
    jac = (intersection + smooth) / (sum_ - intersection + smooth)
    return (1 - jac) * smooth


def iou_coef(y_true, y_pred, smooth=1):
    intersection = K.sum(K.abs(y_true * y_pred), axis=[1, 2, 3])
    union = K.sum(y_true, [1, 2, 3]) + K.sum(y_pred, [1, 2, 3]) - intersection
    iou = K.mean((intersection + smooth) / (union + smooth), axis=0)
    return iou


def mean_iou(y_true, y_pred):
    prec = []
    for t in np.arange(0.5, 1.0, 0.25):
        y_pred_ = K.cast(y_pred > t, 'float32')
        prec.append(iou_coef(y_true, y_pred_))
    return K.mean(K.stack(prec), axis=0)


y_pred = K.constant(np.linspace(0, 1, 96).reshape((2, 4, 4, 3)))
y_true = K.constant((np.linspace(1, 0, 96) > .4).astype(int).reshape((2, 4, 4, 3)))
result = [K.eval(jaccard_distance(y_true, y_pred)), K.eval(iou_coef(y_true, y_pred)),
          K.eval(mean_iou(y_true, y_pred))]

import tensorflow.keras.backend as K
import numpy as np

ALPHA = 0.7


def tversky(y_true, y_pred, smooth=1, alpha=ALPHA):
    y_true_pos = K.flatten(y_true)
    y_pred_pos = K.flatten(y_pred)
    true_pos = K.sum(y_true_pos * y_pred_pos)
    false_neg = K.sum(y_true_pos * (1 - y_pred_pos))
    false_pos = K.sum((1 - y_true_pos) * y_pred_pos)
    return (true_pos + smooth) / (true_pos + alpha * false_neg + (1 - alpha) * false_pos + smooth)


def tversky_loss(y_true, y_pred): return 1 - tversky(y_true, y_pred)


def focal_tversky(y_true, y_pred, gamma=0.75):
    tv = tversky(y_true, y_pred)
    return K.pow((1 - tv), gamma)


a = K.cast_to_floatx(np.array([[0, 1, 1], [1, 0, 0]]))
b = K.cast_to_floatx(np.array([[0.2, 0.7, 0.4], [0.9, 0.3, 0.1]]))
result = [np.array(f(a, b)) for f in (tversky, tversky_loss, focal_tversky)]

import keras
import numpy as np


def correlation_coefficient_loss(y_true, y_pred):
    x, y = y_true, y_pred
    mx, my = keras.backend.mean(x), keras.backend.mean(y)
    xm, ym = x - mx, y - my
    r_num = keras.backend.sum(keras.backend.dot(keras.backend.transpose(xm), ym))
    r_den = keras.backend.sqrt(
        keras.backend.sum(keras.backend.square(xm)) * keras.backend.sum(keras.backend.square(ym))
    )
    r = r_num / r_den
    r = keras.backend.maximum(keras.backend.minimum(r, 1.0), -1.0)
    return 1 - keras.backend.square(r)


def pearson(y_true, y_pred):
    K = keras.backend
    zx = (y_true - K.mean(y_true)) / K.std(y_true)
    zy = (y_pred - K.mean(y_pred)) / K.std(y_pred)
    return K.mean(zx * zy)


a = keras.backend.constant(np.array([[1.0], [2.0], [4.0], [3.5]]))
b = keras.backend.constant(np.array([[0.8], [2.5], [3.0], [3.9]]))
result = [
    keras.backend.eval(correlation_coefficient_loss(a, b)),
    keras.backend.eval(pearson(a, b)),
]

import keras.backend as K
import numpy as np


def r2_keras(y_true, y_pred):
    SS_res = K.sum(K.square(y_true - y_pred))
    SS_tot = K.sum(K.square(y_true - K.mean(y_true)))
    return (1 - SS_res / (SS_tot + K.epsilon()))


def mape(y_true, y_pred):
    diff = K.abs((y_true - y_pred) / K.clip(K.abs(y_true), K.epsilon(), None))
    return 100. * K.mean(diff, axis=-1)


def max_error(y_true, y_pred): return K.max(K.abs(y_pred - y_true), axis=-1)


t = K.variable([[3.0, -0.5], [2.0, 7.0]])
p = K.variable([[2.5, 0.0], [2.0, 8.0]])
result = [K.get_value(f(t, p)) for f in (r2_keras, mape, max_error)]

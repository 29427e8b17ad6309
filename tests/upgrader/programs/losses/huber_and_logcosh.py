import numpy as np
import keras.backend as K
from keras.losses import mean_squared_error


def huber_loss(y_true, y_pred, clip_delta=1.0):
    error = y_true - y_pred
    cond = K.abs(error) < clip_delta
    squared_loss = 0.5 * K.square(error)
    linear_loss = clip_delta * (K.abs(error) - 0.5 * clip_delta)
    return K.switch(cond, squared_loss, linear_loss)


def huber_loss_mean(y_true, y_pred, clip_delta=1.0):
    return K.mean(huber_loss(y_true, y_pred, clip_delta))


def log_cosh(y_true, y_pred):
    def cosh(x):
        return (K.exp(x) + K.exp(-x)) / 2
    return K.mean(K.log(cosh(y_pred - y_true)), axis=-1)


def rmse(y_true, y_pred):
    return K.sqrt(K.mean(K.square(y_pred - y_true), axis=-1))


a = K.variable(np.array([[0., 1., 2.], [3., 4., 5.]]))
b = K.variable(np.array([[0.5, 3., 2.], [-1., 4.2, 9.]]))
result = [
    K.eval(huber_loss(a, b)),
    K.eval(huber_loss_mean(a, b, clip_delta=2.0)),
    K.eval(log_cosh(a, b)),
    K.eval(rmse(a, b)),
    K.eval(mean_squared_error(a, b)),
]

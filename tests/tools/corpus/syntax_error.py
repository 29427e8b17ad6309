import keras
from keras import backend as K


def broken(y_true, y_pred:
    return K.mean(K.square(y_pred - y_true), axis=-1)


def quantile_loss(q, y_true, y_pred):
    e = y_true - y_pred
    return K.mean(K.maximum(q * e, (q - 1) * e), axis=-1)


def unfinished(x):
    if x >
        return K.abs(x)
    return K.sign(x)


total = = K.sum(K.ones((2, 2)))
name = 'never closed
print(K.eval(total))

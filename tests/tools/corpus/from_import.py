from keras.backend import argmax, cast
from keras.backend import (
    sum as ksum,
    int_shape,
    floatx,
)
from tensorflow.keras.backend import function as make_function, epsilon
from keras.layers import Lambda, Input


def one_hot_accuracy(y_true, y_pred):
    hits = cast(argmax(y_true) == argmax(y_pred), floatx())
    return ksum(hits) / (int_shape(y_pred)[0] + epsilon())


x = Input((10,))
index = Lambda(argmax)(x)
get = make_function([x], [index])
totals = list(map(ksum, [x]))

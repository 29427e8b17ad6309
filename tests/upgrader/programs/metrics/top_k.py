import numpy as np
import keras.backend as K
from keras.metrics import top_k_categorical_accuracy, categorical_accuracy


def top_2_accuracy(y_true, y_pred):
    return top_k_categorical_accuracy(y_true, y_pred, k=2)


def top_k(y_true, y_pred, k=2):
    # the same by hand
    return K.mean(K.cast(K.in_top_k(y_pred, K.argmax(y_true, axis=-1), k), K.floatx()), axis=-1)


def sparse_accuracy(y_true, y_pred):
    return K.cast(K.equal(K.max(y_true, axis=-1),
                          K.cast(K.argmax(y_pred, axis=-1), K.floatx())),
                  K.floatx())


y_true = K.constant([[0, 0, 1], [1, 0, 0], [0, 1, 0]])
y_pred = K.constant([[0.1, 0.5, 0.4], [0.2, 0.3, 0.5], [0.1, 0.8, 0.1]])
result = [
    K.eval(top_2_accuracy(y_true, y_pred)),
    K.eval(top_k(y_true, y_pred)),
    K.eval(categorical_accuracy(y_true, y_pred)),
    K.eval(sparse_accuracy(K.constant([[2], [0], [1]]), y_pred)),
]

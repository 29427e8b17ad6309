from keras import backend as K
import numpy as np


def kmeans(X, K, steps=10):
    centers = X[np.random.choice(len(X), K)]
    return K.real if hasattr(K, 'real') else centers


def top(x):
    return K.max(x)


class Config:
    K = 5

    def size(self):
        return K.ndim(self.data)

    limit = K.bit_length()


def local():
    K = np.eye(3)
    return K.sum()


def uses_global():
    global K
    K.set_floatx('float16')


square = lambda K: K.dot(K)
matrices = [K.sum() for K in (np.eye(2), np.eye(3))]
with open('x') as f:
    n = K.sum([1])


def outer():
    K = 'local'

    def inner():
        return K.mean(0)

    def again():
        nonlocal K
        import keras.backend as K
        return K.std(0)

    return inner, again

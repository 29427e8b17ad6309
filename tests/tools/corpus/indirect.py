import importlib

from keras import backend as K
from .utils import backend as B
from mypackage import K as other
import keras.utils as backend

name = 'sum'
getattr(K, name)(x)
vars(K)['mean'](x)
helper(K)
print(dir(K), K)
B.sum(x)
other.mean(x)
backend.to_categorical(x)
importlib.import_module('keras.backend').abs(x)


class Holder:
    def __init__(self):
        self.K = K

    def run(self, x):
        return self.K.sum(x)


K.print_tensor(x, message=K.sum.__name__)

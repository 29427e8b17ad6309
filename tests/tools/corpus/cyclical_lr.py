from keras.callbacks import *
from keras import backend as K
import numpy as np


class CyclicLR(Callback):
    def __init__(self, base_lr=0.001, max_lr=0.006, scale_fn=None):
        self.base_lr = base_lr
        self.max_lr = max_lr
        self.scale_fn = lambda x: 1 / (2. ** (x - 1))
        self.history = {}

    def on_train_begin(self, logs={}):
        logs = logs or {}
        K.set_value(self.model.optimizer.lr, self.base_lr)

    def on_batch_end(self, epoch, logs=None):
        logs = logs or {}
        self.history.setdefault('lr', []).append(K.get_value(self.model.optimizer.lr))
        for k, v in logs.items():
            self.history.setdefault(k, []).append(v)
        K.set_value(self.model.optimizer.lr, self.clr())


def lr_decay(epoch, lr=lambda: K.get_value(opt.lr)):
    return lr() * 0.95

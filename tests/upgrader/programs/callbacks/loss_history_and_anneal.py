# -*- coding: utf-8 -*-
import numpy as np
from keras import backend as K
from keras.callbacks import Callback
from keras.layers import Input, Dense
from keras.models import Model

weight = K.variable(0.)


class AnnealingCallback(Callback):
    """ 每个 epoch 之后加大损失里的权重 """
    def __init__(self, weight, step=0.25):
        self.weight = weight
        self.step = step
        self.seen = []

    def on_epoch_end(self, epoch, logs={}):
        new_weight = min(K.get_value(self.weight) + self.step, 1.)
        K.set_value(self.weight, new_weight)
        self.seen.append(K.get_value(self.weight))


def annealed_loss(y_true, y_pred):
    return K.mean(K.square(y_true - y_pred)) + weight * K.mean(K.abs(y_pred))


inp = Input((2,))
out = Dense(1, kernel_initializer='ones')(inp)
model = Model(inp, out)
model.compile('sgd', annealed_loss)
model.set_weights([np.cos(np.arange(w.size)).reshape(w.shape) for w in model.get_weights()])
annealing = AnnealingCallback(weight)
x = np.linspace(0, 2, 12).reshape(6, 2)
history = model.fit(x, np.zeros((6, 1)), epochs=4, batch_size=6, verbose=0, callbacks=[annealing])
result = [history.history['loss'], [float(s) for s in annealing.seen]]

from keras.callbacks import Callback
from keras.models import Sequential
from keras.layers import Dense
from keras.optimizers import SGD
from keras import backend as K
import numpy as np


class CyclicLR(Callback):
    """Triangular learning rate between base_lr and max_lr."""

    def __init__(self, base_lr=0.001, max_lr=0.006, step_size=2.):
        super(CyclicLR, self).__init__()
        self.base_lr = base_lr
        self.max_lr = max_lr
        self.step_size = step_size
        self.clr_iterations = 0.
        self.history = {}

    def clr(self):
        cycle = np.floor(1 + self.clr_iterations / (2 * self.step_size))
        x = np.abs(self.clr_iterations / self.step_size - 2 * cycle + 1)
        return self.base_lr + (self.max_lr - self.base_lr) * np.maximum(0, (1 - x))

    def on_train_begin(self, logs={}):
        logs = logs or {}
        K.set_value(self.model.optimizer.lr, self.base_lr)

    def on_batch_end(self, epoch, logs=None):
        logs = logs or {}
        self.clr_iterations += 1
        self.history.setdefault('lr', []).append(float(K.get_value(self.model.optimizer.lr)))
        K.set_value(self.model.optimizer.lr, self.clr())


model = Sequential()
model.add(Dense(1, input_dim=2, kernel_initializer='zeros'))
model.compile(optimizer=SGD(lr=0.1), loss='mse')
clr = CyclicLR(base_lr=0.01, max_lr=0.05)
x = np.arange(16).reshape(8, 2) / 8.
h = model.fit(x, x.sum(1), batch_size=2, epochs=2, shuffle=False, callbacks=[clr], verbose=0)
result = [h.history['loss'], clr.history['lr']]

import math
import numpy as np
import tensorflow.keras.backend as K
from tensorflow.keras.callbacks import Callback
from tensorflow.keras.layers import Dense
from tensorflow.keras.models import Sequential
from tensorflow.keras.optimizers import SGD


class CosineAnnealing(Callback):
    def __init__(self, eta_max=0.1, eta_min=0.01, total=4):
        super(CosineAnnealing, self).__init__()
        self.eta_max, self.eta_min, self.total = eta_max, eta_min, total
        self.lrs = []

    def on_epoch_begin(self, epoch, logs=None):
        lr = self.eta_min + (self.eta_max - self.eta_min) * (1 + math.cos(math.pi * epoch / self.total)) / 2
        K.set_value(self.model.optimizer.lr, lr)

    def on_epoch_end(self, epoch, logs=None):
        self.lrs.append(float(K.get_value(self.model.optimizer.lr)))


model = Sequential([Dense(1, input_shape=(2,), kernel_initializer='ones')])
model.compile(SGD(learning_rate=0.5), 'mse')
cosine = CosineAnnealing()
x = np.linspace(0, 1, 8).reshape(4, 2)
h = model.fit(x, x[:, 0] - 1, epochs=4, batch_size=4, verbose=0, callbacks=[cosine])
result = [h.history['loss'], cosine.lrs]

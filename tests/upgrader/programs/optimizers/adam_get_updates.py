# Keras 2.2, TensorFlow 1
from keras import backend as K
from keras.optimizers import Optimizer
from keras.layers import Dense, Input
from keras.models import Model
import numpy as np


class PlainMomentum:
    """梯度下降加动量，自己写更新"""

    def __init__(self, lr=0.1, momentum=0.9):
        self.lr = K.variable(lr, name='lr')
        self.momentum = K.variable(momentum, name='momentum')
        self.iterations = K.variable(0, dtype='int64', name='iterations')

    def get_updates(self, loss, params):
        grads = K.gradients(loss, params)
        self.updates = [K.update_add(self.iterations, 1)]
        shapes = [K.int_shape(p) for p in params]
        moments = [K.zeros(shape) for shape in shapes]
        for p, g, m in zip(params, grads, moments):
            v = self.momentum * m - self.lr * g  # velocity
            self.updates.append(K.update(m, v))
            self.updates.append(K.update(p, p + v))
        return self.updates


inp = Input((2,))
out = Dense(1, kernel_initializer='ones')(inp)
target = K.placeholder(shape=(None, 1))
loss = K.mean(K.square(out - target))
model = Model(inp, out)
updates = PlainMomentum().get_updates(loss, model.trainable_weights)
train = K.function([model.input, target], [loss], updates=updates)
model.set_weights([np.cos(np.arange(w.size)).reshape(w.shape) for w in model.get_weights()])
x = np.linspace(0, 1, 8).reshape(4, 2)
result = [train([x, x[:, :1] * 2])[0] for _ in range(4)]

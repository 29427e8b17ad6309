import keras
import numpy as np
from keras import backend as K


class SignSGD(keras.optimizers.Optimizer):
    """Steps along the sign of the gradient."""

    def __init__(self, learning_rate=0.01, name='SignSGD', **kwargs):
        super(SignSGD, self).__init__(name=name, **kwargs)
        self._learning_rate = self._build_learning_rate(learning_rate)

    def update_step(self, gradient, variable):
        lr = K.cast(self.learning_rate, K.dtype(variable))
        K.update_sub(variable, lr * K.sign(gradient))

    def get_config(self):
        config = super(SignSGD, self).get_config()
        config.update({'learning_rate': float(K.get_value(self.learning_rate))})
        return config


model = keras.models.Sequential([
    keras.layers.Dense(2, activation='tanh', kernel_initializer='ones', input_shape=(3,)),
    keras.layers.Dense(1, kernel_initializer='ones'),
])
model.compile(optimizer=SignSGD(0.05), loss='mse')
model.set_weights([np.cos(np.arange(w.size)).reshape(w.shape) * 0.4 for w in model.get_weights()])
x = np.linspace(-1, 1, 12).reshape(4, 3)
losses = [model.train_on_batch(x, np.ones((4, 1))) for _ in range(3)]
result = [losses, model.get_weights()[0]]

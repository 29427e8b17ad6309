import keras
import numpy as np
from keras import ops


class Divergence(keras.layers.Layer):
    def call(self, mean, log_variance):
        square, variance = ops.square(mean), ops.exp(log_variance)
        each = 0.5 * (square + variance - 1 - log_variance)
        self.add_loss(ops.mean(ops.sum(each, axis=-1)))  # (1)!
        return mean


inputs = keras.Input(shape=(2,))
mean = keras.layers.Dense(2, kernel_initializer="identity")(inputs)
log_variance = keras.layers.Dense(2, kernel_initializer="zeros")(inputs)
model = keras.Model(inputs, Divergence()(mean, log_variance))
model.compile(optimizer="sgd", loss="mse")

x = np.array([[1.0, 3.0]])
history = model.fit(x, x, verbose=0).history
print(history)

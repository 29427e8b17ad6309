import keras
import numpy as np
from keras import ops


class Penalized(keras.Model):
    def compute_loss(
        self, x=None, y=None, y_pred=None, sample_weight=None, training=True
    ):
        loss = super().compute_loss(x, y, y_pred, sample_weight, training)
        return loss + ops.mean(ops.square(y_pred - x))  # (1)!


inputs = keras.Input(shape=(2,))
dense = keras.layers.Dense(2, kernel_initializer="identity")
model = Penalized(inputs, dense(inputs))
model.compile(loss="mse")

x = np.array([[1.0, 3.0]])
print(model.evaluate(x, x + 1, verbose=0))
model.set_weights([np.zeros((2, 2)), np.zeros(2)])
result = model.evaluate(x, x, verbose=0)
print(result)

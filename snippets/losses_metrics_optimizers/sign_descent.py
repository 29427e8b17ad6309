import keras
import numpy as np
from keras import ops


class SignDescent(keras.optimizers.Optimizer):
    def update_step(self, gradient, variable, learning_rate):
        step = ops.cast(learning_rate, variable.dtype) * ops.sign(gradient)
        self.assign_sub(variable, step)  # (1)!


dense = keras.layers.Dense(1, use_bias=False, kernel_initializer="ones")
model = keras.Sequential([keras.Input(shape=(1,)), dense])
model.compile(optimizer=SignDescent(learning_rate=0.5), loss="mse")

x, y = np.array([[1.0]]), np.array([[3.0]])
results = []
for _ in range(3):
    model.train_on_batch(x, y)
    results.append(float(model.get_weights()[0][0, 0]))
print(results)

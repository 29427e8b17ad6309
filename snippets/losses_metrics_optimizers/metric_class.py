import keras
import numpy as np
from keras import ops


class Largest(keras.metrics.Metric):
    def __init__(self, name="largest", **kwargs):
        super().__init__(name=name, **kwargs)
        self.largest = self.add_variable(shape=(), initializer="zeros")
        self.reset_state()

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.largest.assign(ops.maximum(self.largest, ops.max(y_pred)))

    def result(self):
        return self.largest.value  # (1)!

    def reset_state(self):
        self.largest.assign(-np.inf)  # (2)!


inputs = keras.Input(shape=(1,))
model = keras.Model(inputs, inputs * 1)
model.compile(loss="mse", metrics=[Largest()])

x = np.array([[-1.0], [-3.0]])
results = [
    model.evaluate(data, data, batch_size=1, verbose=0) for data in [x, x - 1]
]
print(results)

import keras
import numpy as np
from keras import ops


class Within(keras.metrics.Metric):
    def __init__(self, tolerance=0.5, name="within", **kwargs):
        super().__init__(name=name, **kwargs)
        self.tolerance = tolerance
        self.hits = self.add_variable(shape=(), initializer="zeros")
        self.count = self.add_variable(shape=(), initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        hits = ops.cast(ops.abs(y_true - y_pred) <= self.tolerance, "float32")
        self.hits.assign_add(ops.sum(hits))
        self.count.assign_add(ops.sum(ops.ones_like(hits)))

    def result(self):
        return self.hits / self.count


metric = Within()
metric.update_state(np.zeros((3, 1)), np.array([[0.25], [1.0], [2.0]]))
metric.update_state(np.zeros((1, 1)), np.array([[0.5]]))
result = float(metric.result())
print(result)

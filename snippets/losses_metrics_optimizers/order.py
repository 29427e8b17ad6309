# %% eager
import keras
import matplotlib.pyplot as plt
import numpy as np

called = []


class Activity(keras.layers.Layer):
    def call(self, x):
        called.append("call")
        self.add_loss(keras.ops.mean(x))  # (1)!
        return x


def loss(y_true, y_pred):
    called.append("loss")
    return keras.ops.mean(keras.ops.square(y_true - y_pred), axis=-1)


class Optimizer(keras.optimizers.SGD):
    def update_step(self, gradient, variable, learning_rate):
        called.append("update_step")
        super().update_step(gradient, variable, learning_rate)


class Metric(keras.metrics.Mean):
    def update_state(self, y_true, y_pred, sample_weight=None):
        called.append("update_state")
        super().update_state(y_pred, sample_weight)


dense = keras.layers.Dense(1, use_bias=False)
model = keras.Sequential([keras.Input(shape=(2,)), dense, Activity()])
model.compile(Optimizer(), loss, metrics=[Metric()], run_eagerly=True)
x, y = np.ones((1, 2)), np.ones((1, 1))
model.fit(x, y, verbose=0)
called.clear()  # (2)!
model.fit(x, y, verbose=0)
eager = list(called)
print(eager)

figure, axes = plt.subplots(figsize=(2, 1.6))
steps = range(len(eager))
axes.plot([0 for _ in steps], steps, "o-", color="black")
axes.set_xticks([])
axes.set_yticks(steps, eager)
axes.invert_yaxis()
axes.spines[:].set_visible(False)
figure.savefig("order.svg")

# %% compiled
model.compile(Optimizer(), loss, metrics=[Metric()])
model.fit(x, y, verbose=0)
called.clear()
model.fit(x, y, verbose=0)
print(called)

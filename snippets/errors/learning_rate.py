import keras
import numpy as np


class Halve(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        optimizer = self.model.optimizer
        optimizer.learning_rate = float(optimizer.learning_rate) / 2


model = keras.Sequential([keras.Input(shape=(2,)), keras.layers.Dense(1)])
optimizer = keras.optimizers.SGD(learning_rate=0.5)
model.compile(optimizer=optimizer, loss="mse")

model.fit(
    np.ones((4, 2)),
    np.ones((4, 1)),
    epochs=2,
    callbacks=[Halve()],
    verbose=0,
)
result = float(model.optimizer.learning_rate)
print(result)

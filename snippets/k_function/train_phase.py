import keras
import numpy as np


class Doubled(keras.layers.Layer):
    def call(self, x, training=False):
        return 2 * x if training else x


inputs = keras.Input(shape=(1,))
dense = keras.layers.Dense(1, kernel_initializer="ones")
model = keras.Model(inputs, Doubled()(dense(inputs)))
model.compile(optimizer="sgd", loss="mean_absolute_error")

x, zeros = np.array([[3.0]]), np.array([[0.0]])
predicted = float(model.predict(x, verbose=0)[0, 0])
print("predict", predicted)
fitted = model.fit(x, zeros, verbose=0).history["loss"][0]
print("fit", fitted)

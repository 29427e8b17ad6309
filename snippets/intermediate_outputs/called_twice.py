import keras
import numpy as np

shared = keras.layers.Dense(1, kernel_initializer="ones")
first, second = keras.Input(shape=(2,)), keras.Input(shape=(2,))
outputs = {"first": shared(first), "second": shared(second)}  # (1)!
model = keras.Model([first, second], outputs)

data = [np.ones((1, 2)), np.full((1, 2), 5.0)]
results = model.predict(data, verbose=0)
print(results["first"], results["second"])

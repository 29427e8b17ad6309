import keras
import numpy as np


class Network(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = keras.layers.Dense(3)
        self.last = keras.layers.Dense(1)

    def call(self, inputs):
        return self.last(self.hidden(inputs))


model = Network()
model(np.ones((1, 2)))
print(model.hidden.output)

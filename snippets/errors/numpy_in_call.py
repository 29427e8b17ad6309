import keras
import numpy as np


class Sort(keras.Model):
    def call(self, inputs):
        return np.sort(inputs, axis=1)


model = Sort()
result = model.predict(np.array([[3, 1, 2]]), verbose=0)
print(result)

import keras
import numpy as np
from keras import ops


class Flip(keras.Model):
    def call(self, inputs):
        return ops.cond(inputs[0, 0] > 0, lambda: inputs, lambda: -inputs)


model = Flip()
result = model.predict(np.array([[-3, 1, 2]]), verbose=0)
print(result)

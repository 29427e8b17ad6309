import keras
import numpy as np
from keras import ops


class Penalty(keras.layers.Layer):
    def call(self, inputs, training=False):
        if training:
            self.add_loss(ops.mean(ops.square(inputs)))
        return inputs


inputs = keras.Input(shape=(2,))
model = keras.Model(inputs, Penalty()(inputs))
x = np.array([[1.0, 3.0]])

losses = []
for training in [False, True]:
    model(x, training=training)
    losses.append([float(loss) for loss in model.losses])
print(losses)

import keras
import numpy as np
from keras import ops


def loss(y_true, y_pred):
    return ops.mean(ops.multiply(ops.argmax(y_true, axis=-1), y_pred[:, 0]))


model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(2)])
model.compile(optimizer="sgd", loss=loss)
model.fit(np.ones((4, 3)), np.ones((4, 2)), verbose=0)
print("trained")

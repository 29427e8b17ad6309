import keras
import numpy as np
from keras import ops


def weighted(y_true, y_pred):
    weights = ops.take(ops.array([1.0, 5.0]), y_true[:, 0])
    losses = keras.losses.sparse_categorical_crossentropy(y_true, y_pred)
    return weights * losses


inputs = keras.Input(shape=(2,))
model = keras.Model(inputs, inputs * 1)
model.compile(loss=weighted)
result = model.evaluate(np.full((2, 2), 0.5), np.array([[0], [1]]), verbose=0)
print(round(result, 4))

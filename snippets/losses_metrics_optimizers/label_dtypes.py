import keras
import numpy as np
from keras import ops

dtypes = {}


def loss(y_true, y_pred):
    dtypes["loss"] = keras.backend.standardize_dtype(y_true.dtype)
    return ops.mean(y_pred, axis=-1)


def metric(y_true, y_pred):
    dtypes["metric"] = keras.backend.standardize_dtype(y_true.dtype)
    return ops.mean(y_pred, axis=-1)


inputs = keras.Input(shape=(3,))
model = keras.Model(inputs, inputs * 1)
model.compile(loss=loss, metrics=[metric])
labels = np.array([[1], [2]], dtype="int32")
model.evaluate(np.ones((2, 3)), labels, verbose=0)
print(dtypes["loss"], dtypes["metric"])

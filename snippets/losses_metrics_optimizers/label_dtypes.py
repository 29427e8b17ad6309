import keras
import numpy as np
from keras import ops

labels = np.array([[1], [2]], dtype="int32")
seen = {}


def dtypes(*tensors):
    return [keras.backend.standardize_dtype(each.dtype) for each in tensors]


def loss(y_true, y_pred):
    seen["loss"] = dtypes(y_true, y_pred)
    return ops.mean(y_pred, axis=-1)


def metric(y_true, y_pred):
    seen["metric"] = dtypes(y_true, y_pred)
    return ops.mean(y_pred, axis=-1)


for dtype in ["float32", "mixed_float16"]:
    inputs = keras.Input(shape=(3,))
    outputs = keras.layers.Dense(1, dtype=dtype)(inputs)
    model = keras.Model(inputs, outputs)
    model.compile(loss=loss, metrics=[metric])
    model.evaluate(np.ones((2, 3)), labels, verbose=0)
    print(dtype, "loss", *seen["loss"], "metric", *seen["metric"])

import keras
import numpy as np
from keras import ops


def per_row(y_true, y_pred):
    return ops.mean(ops.abs(y_true - y_pred), axis=-1)


def one_number(y_true, y_pred):
    return ops.mean(ops.abs(y_true - y_pred))


x, zeros = np.array([[1.0], [3.0]]), np.zeros((2, 1))
inputs = keras.Input(shape=(1,))
model = keras.Model(inputs, inputs * 1)
results = {}
for loss in [per_row, one_number]:
    model.compile(loss=loss)
    weights = np.array([1.0, 0.0])
    results[loss.__name__] = model.evaluate(
        x, zeros, sample_weight=weights, verbose=0
    )
print(results)

import keras
import numpy as np
import tensorflow as tf
from keras import ops

x = np.array([[1.0, 5.0, 2.0], [7.0, 3.0, 4.0]])
inputs = keras.Input(shape=(3,))

pairs = {
    "reduce_sum": (
        tf.reduce_sum(x, axis=1),
        ops.sum(inputs, axis=1),
    ),
    "reduce_mean": (
        tf.reduce_mean(x, axis=1),
        ops.mean(inputs, axis=1),
    ),
    "gather_nd": (
        tf.gather_nd(x, [[0, 1], [1, 0]]),
        ops.take_along_axis(inputs, np.array([[1], [0]]), axis=1)[:, 0],
    ),
}
for name, (numbers, symbolic) in pairs.items():
    model = keras.Model(inputs=inputs, outputs=symbolic)
    same = np.allclose(numbers, model.predict(x, verbose=0))
    print(name, hasattr(ops, name), same)  # (1)!

import keras
import numpy as np
import tensorflow as tf
from keras import ops


def loss(y_true, y_pred):
    labels = ops.cast(ops.squeeze(y_true, axis=-1), "int32")
    return tf.nn.sparse_softmax_cross_entropy_with_logits(labels, y_pred)


model = keras.Sequential([keras.Input(shape=(2,)), keras.layers.Dense(3)])
model.compile(optimizer="sgd", loss=loss)
model.fit(np.ones((1, 2)), np.array([[1]]), verbose=0)
print("trained")

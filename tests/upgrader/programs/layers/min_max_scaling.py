from keras import backend as K
from keras.layers import Lambda, Input, concatenate
from keras.models import Model
import numpy as np


def min_max(x):
    low = K.min(x, axis=1, keepdims=True)
    high = K.max(x, axis=1, keepdims=True)
    return (x - low) / (high - low + K.epsilon())


def antirectifier(x):
    x -= K.mean(x, axis=1, keepdims=True)
    x = K.l2_normalize(x, axis=1)
    pos = K.relu(x)
    neg = K.relu(-x)
    return K.concatenate([pos, neg], axis=1)


def antirectifier_output_shape(input_shape):
    shape = list(input_shape)
    assert len(shape) == 2  # only valid for 2D tensors
    shape[-1] *= 2
    return tuple(shape)


inp = Input(shape=(5,))
a = Lambda(min_max, output_shape=(5,))(inp)
b = Lambda(antirectifier, output_shape=antirectifier_output_shape)(inp)
model = Model(inp, concatenate([a, b]))
result = model.predict(np.array([[1., 2, 3, 4, 10], [-1, 0, 1, 0, -1]]), verbose=0)

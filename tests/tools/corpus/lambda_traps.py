import keras
import numpy as np
import tensorflow as tf
from keras.layers import BatchNormalization, Dense, Flatten, Lambda

inputs = keras.Input((4, 3))
dense = Dense(2)
flatten = Flatten()

made_inside = Lambda(lambda x: Dense(3)(x))(inputs)
made_outside = Lambda(lambda x: dense(x))(inputs)
harmless = Lambda(lambda x: flatten(x))(inputs)
weight = Lambda(lambda x: x * tf.Variable(1.0))(inputs)


def normalized(x):
    scale = keras.backend.variable(2.)
    return BatchNormalization()(x) * scale


in_function = Lambda(normalized)(inputs)

with_numpy = Lambda(lambda x: np.argmax(x, axis=1))(inputs)
of_shape = Lambda(lambda x: np.prod(x.shape[1:]) * x)(inputs)
of_constant = Lambda(lambda x: x * np.sqrt(2.))(inputs)
in_sum = Lambda(lambda x: np.sum(x[:, 0] + 1))(inputs)

decides = Lambda(lambda x: x if tf.reduce_sum(x) > 0 else -x)(inputs)
by_rank = Lambda(lambda x: x if len(x.shape) == 3 else x[None])(inputs)
by_training = Lambda(lambda x, training=None: x if training else -x)(inputs)


def relu(x):
    if x > 0:
        return x
    if x is None or isinstance(x, list):
        return None
    while x.shape[0] > 3:
        break
    return 0 * x


in_if = Lambda(relu)(inputs)
truncated = Lambda(lambda x: x > 0.5, dtype='int32')(inputs)
kept = Lambda(lambda x: x > 0.5, dtype='int32', autocast=False)(inputs)
floating = Lambda(lambda x: x * 2, dtype='float16')(inputs)

t = keras.layers.add([inputs, inputs])
ignored = Lambda(lambda _: t)(inputs)
everything = Lambda(lambda *args: args[0])(inputs)
keyword = keras.layers.Lambda(function=lambda x: inputs, output_shape=(4, 3))(inputs)
two = [Lambda(lambda x: x[:, :, c])(inputs) for c in range(3)]
nested = [[Lambda(lambda x: x[:, r, c])(inputs) for c in range(3)] for r in range(4)]
copy = keras.models.clone_model(keras.Model(inputs, ignored))

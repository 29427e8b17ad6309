import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers
from tensorflow.keras.layers import Dense, Input, Layer

inputs = Input(shape=(8, 4))
x = Dense(16)(inputs)
pooled = tf.reduce_mean(x, axis=1)
both = tf.concat([x, inputs], axis=-1)
scaled = tf.nn.relu(x * 2.)
first = tf.squeeze(x[:, 0:1])
norm = layers.BatchNormalization()
y = norm(x)
tf.summary.histogram("y", y)
data = tf.constant([1., 2.])
total = tf.reduce_sum(data)
array = Dense(3)(tf.zeros((2, 4)))
mean = tf.reduce_mean(array)


class Pool(Layer):
    def call(self, inputs):
        x = self.dense(inputs)
        return tf.reduce_mean(x, axis=1)


def block(x):
    x = Dense(4)(x)
    return tf.nn.relu(x)


def build():
    inp = keras.Input((3,))
    out = layers.Lambda(lambda t: tf.nn.l2_normalize(t, -1))(inp)
    return keras.Model(inp, tf.exp(out))


def later():
    return tf.exp(x)

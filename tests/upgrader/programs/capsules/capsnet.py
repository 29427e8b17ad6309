"""
A capsule layer and its margin loss, in pure Keras.
"""
import keras.backend as K
from keras import initializers, layers
from keras.models import Model
import numpy as np


class Length(layers.Layer):
    """ Compute the length of vectors. """
    def call(self, inputs, **kwargs):
        return K.sqrt(K.sum(K.square(inputs), -1) + K.epsilon())

    def compute_output_shape(self, input_shape):
        return input_shape[:-1]


def squash(vectors, axis=-1):
    s_squared_norm = K.sum(K.square(vectors), axis, keepdims=True)
    scale = s_squared_norm / (1 + s_squared_norm) / K.sqrt(s_squared_norm + K.epsilon())
    return scale * vectors


class CapsuleLayer(layers.Layer):
    def __init__(self, num_capsule, dim_capsule, routings=3, **kwargs):
        super(CapsuleLayer, self).__init__(**kwargs)
        self.num_capsule = num_capsule
        self.dim_capsule = dim_capsule
        self.routings = routings

    def build(self, input_shape):
        self.input_num_capsule = input_shape[1]
        self.input_dim_capsule = input_shape[2]
        self.W = self.add_weight(shape=[self.num_capsule, self.input_num_capsule, self.dim_capsule,
                                        self.input_dim_capsule],
                                 initializer=initializers.Constant(0.2), name='W')
        self.built = True

    def call(self, inputs, training=None):
        inputs_expand = K.expand_dims(inputs, 1)
        inputs_tiled = K.tile(inputs_expand, [1, self.num_capsule, 1, 1])
        # W.x for each pair of capsules
        inputs_hat = K.sum(K.expand_dims(self.W, 0) * K.expand_dims(inputs_tiled, 3), axis=-1)
        b = K.zeros_like(inputs_hat[:, :, :, 0])
        for i in range(self.routings):
            c = K.softmax(b, axis=1)
            outputs = squash(K.sum(K.expand_dims(c) * inputs_hat, axis=2))
            if i < self.routings - 1:
                b += K.sum(K.expand_dims(outputs, 2) * inputs_hat, axis=-1)
        return outputs

    def compute_output_shape(self, input_shape):
        return tuple([None, self.num_capsule, self.dim_capsule])


def margin_loss(y_true, y_pred):
    L = y_true * K.square(K.maximum(0., 0.9 - y_pred)) + \
        0.5 * (1 - y_true) * K.square(K.maximum(0., y_pred - 0.1))
    return K.mean(K.sum(L, 1))


x = layers.Input(shape=(6, 4))
model = Model(x, Length()(CapsuleLayer(3, 5)(x)))
model.compile(optimizer='adam', loss=margin_loss)
model.set_weights([np.cos(np.arange(w.size)).reshape(w.shape) * 0.3 for w in model.get_weights()])
data = np.sin(np.arange(48)).reshape(2, 6, 4)
result = [model.predict(data, verbose=0), model.train_on_batch(data, np.eye(3)[:2]), model.predict(data, verbose=0)]

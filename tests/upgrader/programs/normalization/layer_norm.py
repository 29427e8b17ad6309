from keras.engine.topology import Layer
from keras.initializers import Ones, Zeros
from keras.layers import Input, Dense
from keras.models import Model
import keras.backend as K
import numpy as np
# Keras 2.2


class LayerNormalization(Layer):
    def __init__(self, eps=1e-6, **kwargs):
        self.eps = eps
        super(LayerNormalization, self).__init__(**kwargs)

    def build(self, input_shape):
        self.gamma = self.add_weight(name='gamma', shape=input_shape[-1:], initializer=Ones(), trainable=True)
        self.beta = self.add_weight(name='beta', shape=input_shape[-1:], initializer=Zeros(), trainable=True)
        super(LayerNormalization, self).build(input_shape)

    def call(self, x):
        mean = K.mean(x, axis=-1, keepdims=True)
        std = K.std(x, axis=-1, keepdims=True)
        return self.gamma * (x - mean) / (std + self.eps) + self.beta

    def compute_output_shape(self, input_shape):
        return input_shape


inp = Input((3, 5))
out = Dense(1, kernel_initializer='ones')(LayerNormalization()(inp))
model = Model(inp, out)
model.compile('adam', 'mae')
x = np.sin(np.arange(60)).reshape(4, 3, 5)
result = [model.train_on_batch(x, np.ones((4, 3, 1))) for i in range(3)] + [model.predict(x, verbose=0)]

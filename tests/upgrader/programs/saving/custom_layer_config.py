import numpy as np
import keras
from keras import backend as K
from keras.utils import CustomObjectScope


class Scale(keras.layers.Layer):
    '''out = in * gamma + beta, with a gamma and a beta for each channel'''

    def __init__(self, axis=-1, beta_init='zero', gamma_init='one', **kwargs):
        self.axis = axis
        self.beta_init = keras.initializers.get(beta_init)
        self.gamma_init = keras.initializers.get(gamma_init)
        super(Scale, self).__init__(**kwargs)

    def build(self, input_shape):
        shape = (int(input_shape[self.axis]),)
        self.gamma = self.add_weight(name='gamma', shape=shape, initializer=self.gamma_init)
        self.beta = self.add_weight(name='beta', shape=shape, initializer=self.beta_init)
        self.built = True

    def call(self, x, mask=None):
        broadcast_shape = [1] * K.ndim(x)
        broadcast_shape[self.axis] = K.int_shape(x)[self.axis]
        return K.reshape(self.gamma, broadcast_shape) * x + K.reshape(self.beta, broadcast_shape)

    def get_config(self):
        config = {'axis': self.axis}
        base_config = super(Scale, self).get_config()
        return dict(list(base_config.items()) + list(config.items()))


inp = keras.layers.Input((2, 3))
model = keras.models.Model(inp, Scale(axis=2)(inp))
model.set_weights([np.array([1., 2, 3]), np.array([0.5, 0, -1])])
model.save('scale.h5')
with CustomObjectScope({'Scale': Scale}):
    loaded = keras.models.load_model('scale.h5')
result = loaded.predict(np.arange(12).reshape(2, 2, 3).astype('float32'), verbose=0)

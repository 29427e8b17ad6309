import numpy as np
from keras import backend as K
from keras.engine.topology import Layer
from keras.layers import Input, Masking
from keras.models import Model
# Keras 2.2


class MeanPool(Layer):
    def __init__(self, **kwargs):
        self.supports_masking = True
        super(MeanPool, self).__init__(**kwargs)

    def compute_mask(self, input, input_mask=None):
        # do not pass the mask to the next layers
        return None

    def call(self, x, mask=None):
        if mask is not None:
            # mask (batch, time)
            mask = K.cast(mask, K.floatx())
            # mask (batch, x_dim, time)
            mask = K.repeat(mask, x.shape[-1])
            # mask (batch, time, x_dim)
            mask = K.permute_dimensions(mask, (0, 2, 1))
            x = x * mask
            return K.sum(x, axis=1) / K.sum(mask, axis=1)
        return K.mean(x, axis=1)

    def compute_output_shape(self, input_shape):
        # remove temporal dimension
        return (input_shape[0], input_shape[2])


inputs = Input(shape=(4, 3))
model = Model(inputs, MeanPool()(Masking(mask_value=0.)(inputs)))
data = np.arange(24).reshape(2, 4, 3).astype('float32')
data[0, 2:] = 0
result = model.predict(data, verbose=0)

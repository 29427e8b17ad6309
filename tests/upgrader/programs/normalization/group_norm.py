import numpy as np
from keras import initializers
from keras import backend as K
from keras.layers import Layer, InputSpec, Input
from keras.models import Model


class GroupNormalization(Layer):
    """Group normalization layer, for images with the channels last.

    # Arguments
        groups: Integer, the number of groups.
        epsilon: Small float added to variance to avoid dividing by zero.
    """

    def __init__(self, groups=2, axis=-1, epsilon=1e-5, **kwargs):
        super(GroupNormalization, self).__init__(**kwargs)
        self.groups = groups
        self.axis = axis
        self.epsilon = epsilon

    def build(self, input_shape):
        dim = input_shape[self.axis]
        if dim % self.groups != 0:
            raise ValueError('Number of channels (' + str(dim) + ') must be a multiple of the groups')
        self.input_spec = InputSpec(ndim=len(input_shape), axes={self.axis: dim})
        self.gamma = self.add_weight(shape=(dim,), name='gamma', initializer=initializers.get('ones'))
        self.beta = self.add_weight(shape=(dim,), name='beta', initializer=initializers.get('zeros'))
        self.built = True

    def call(self, inputs, **kwargs):
        input_shape = K.int_shape(inputs)
        tensor_input_shape = K.shape(inputs)
        reduction_axes = list(range(len(input_shape)))
        del reduction_axes[0]
        _, height, width, channels = input_shape
        inputs = K.reshape(inputs, (tensor_input_shape[0], height, width, self.groups, channels // self.groups))
        mean = K.mean(inputs, axis=[1, 2, 4], keepdims=True)
        variance = K.var(inputs, axis=[1, 2, 4], keepdims=True)
        inputs = (inputs - mean) / (K.sqrt(variance + self.epsilon))
        outputs = K.reshape(inputs, (tensor_input_shape[0], height, width, channels))
        return outputs * self.gamma + self.beta

    def compute_output_shape(self, input_shape):
        return input_shape


inp = Input((3, 3, 4))
result = Model(inp, GroupNormalization()(inp)).predict(np.arange(72).reshape(2, 3, 3, 4) % 11, verbose=0)

# -*- coding:utf-8 -*-
import numpy as np
from tensorflow.keras import backend as K
from tensorflow.keras.layers import Layer, Input, Dense, Flatten, add
from tensorflow.keras.models import Model


class FM(Layer):
    """Factorization Machine models pairwise (order-2) feature interactions
     without linear term and bias.

      Input shape
        - 3D tensor with shape: ``(batch_size,field_size,embedding_size)``.
    """

    def build(self, input_shape):
        if len(input_shape) != 3:
            raise ValueError("Unexpected inputs dimensions %d, expect to be 3 dimensions" % len(input_shape))
        super(FM, self).build(input_shape)

    def call(self, inputs, **kwargs):
        if K.ndim(inputs) != 3:
            raise ValueError("Unexpected inputs dimensions %d" % (K.ndim(inputs)))
        square_of_sum = K.square(K.sum(inputs, axis=1, keepdims=True))
        sum_of_square = K.sum(inputs * inputs, axis=1, keepdims=True)
        cross_term = square_of_sum - sum_of_square
        cross_term = 0.5 * K.sum(cross_term, axis=2, keepdims=False)
        return cross_term

    def compute_output_shape(self, input_shape):
        return (None, 1)


fields = Input((3, 2))
linear = Dense(1, kernel_initializer='ones')(Flatten()(fields))
model = Model(fields, add([linear, FM()(fields)]))
result = model.predict(np.linspace(-1, 1, 24).reshape((4, 3, 2)), verbose=0)

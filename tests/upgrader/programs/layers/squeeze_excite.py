from keras.layers import GlobalAveragePooling2D, Reshape, Dense, Permute, multiply, Input
from keras.models import Model
from keras import backend as K
import numpy as np


def squeeze_excite_block(input, ratio=2):
    ''' Create a channel-wise squeeze-excite block '''
    init = input
    channel_axis = 1 if K.image_data_format() == "channels_first" else -1
    filters = K.int_shape(init)[channel_axis]
    se_shape = (1, 1, filters)

    se = GlobalAveragePooling2D()(init)
    se = Reshape(se_shape)(se)
    se = Dense(filters // ratio, activation='relu', kernel_initializer='ones', use_bias=False)(se)
    se = Dense(filters, activation='sigmoid', kernel_initializer='ones', use_bias=False)(se)

    if K.image_data_format() == 'channels_first':
        se = Permute((3, 1, 2))(se)

    x = multiply([init, se])
    return x


inp = Input((4, 4, 4))
model = Model(inp, squeeze_excite_block(inp))
model.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) for w in model.get_weights()])
result = model.predict(np.cos(np.arange(64)).reshape(1, 4, 4, 4), verbose=0)

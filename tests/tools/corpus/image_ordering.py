from keras import backend as K
from keras.layers import Conv2D

K.set_image_dim_ordering('th')

if K.image_dim_ordering() == 'th':
    input_shape = (1, 28, 28)
elif K.image_data_format() == 'channels_last':
    input_shape = (28, 28, 1)

channel_axis = 1 if K.image_data_format() == 'channels_first' else -1
if K.backend() == 'theano':
    from keras.backend.theano_backend import _preprocess_padding
    K.theano.tensor.arange(3)
K.set_image_data_format('channels_first')
assert K._BACKEND == 'theano', K.__name__

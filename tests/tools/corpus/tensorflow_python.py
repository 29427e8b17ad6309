from tensorflow.python.keras import backend as K
from tensorflow.python.keras.backend import set_session
from tensorflow.python.keras.layers import Lambda
import tensorflow.compat.v1 as tf

config = tf.ConfigProto()
config.gpu_options.allow_growth = True
set_session(tf.Session(config=config))
K.set_learning_phase(1)

upsample = Lambda(lambda x: tf.image.resize_bilinear(x, (64, 64)))
shuffle = Lambda(lambda x: K.permute_dimensions(K.reshape(x, (-1, 8, 8, 2, 16)), (0, 1, 2, 4, 3)))

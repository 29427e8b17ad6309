try:
    from keras import backend as K
except ImportError:
    K = None

try:
    import tensorflow.keras.backend as KB
except ImportError:
    from keras import backend as KB

import keras
import tensorflow as tf

B = keras.backend
keras = tf.keras
backend = keras.backend
mean = B.mean
f = g = K.function

a = K.zeros((2, 2))
b = KB.ones_like(a)
c = B.eye(3)
d = backend.dot(a, b)
e = mean(c)
h = f([a], [b])

if a is None:
    K = 3

still = K.sum(a)
K = 7
gone = K.sum(a)
K = B
back = K.prod(a)
del K
K.abs(a)

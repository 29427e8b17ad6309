import numpy as np
import keras
from keras import backend as K
from keras.layers import Activation, Dense, Input
from keras.models import Model
from keras.utils import get_custom_objects


def swish(x):
    return x * K.sigmoid(x)


def mish(x):
    return x * K.tanh(K.softplus(x))


def gelu(x):
    return 0.5 * x * (1 + K.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * K.pow(x, 3))))


def relu6(x):
    return K.relu(x, max_value=6)


get_custom_objects().update({'swish6': Activation(lambda x: x * relu6(x + 3) / 6)})

inp = Input((5,))
x = Activation(swish)(inp)
x = Activation(mish)(x)
x = Activation(gelu)(x)
x = Activation('swish6')(x)
# functions of the backend given as they are
x = Activation(K.softsign)(x)
x = Dense(3, activation=K.elu, kernel_initializer=keras.initializers.Constant(0.3))(x)
x = Activation(lambda t: K.hard_sigmoid(t))(x)
model = Model(inp, x)
model.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) for w in model.get_weights()])
result = model.predict(np.linspace(-4, 8, 20).reshape(4, 5), verbose=0)

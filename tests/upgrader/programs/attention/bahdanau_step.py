import numpy as np
from keras import backend as K
from keras.layers import Concatenate, Dense, Dot, Input, RepeatVector, Lambda
from keras.models import Model

Tx, n_a, n_s = 4, 3, 2


def softmax(x, axis=1):
    """Softmax activation function over the time axis."""
    ndim = K.ndim(x)
    if ndim == 2:
        return K.softmax(x)
    elif ndim > 2:
        e = K.exp(x - K.max(x, axis=axis, keepdims=True))
        s = K.sum(e, axis=axis, keepdims=True)
        return e / s
    else:
        raise ValueError('Cannot apply softmax to a tensor that is 1D')


repeator = RepeatVector(Tx)
concatenator = Concatenate(axis=-1)
densor = Dense(1, activation="relu", kernel_initializer='ones')
activator = Lambda(softmax, name='attention_weights')
dotor = Dot(axes=1)

a = Input((Tx, n_a))
s_prev = Input((n_s,))
e = densor(concatenator([a, repeator(s_prev)]))
alphas = activator(e)
context = dotor([alphas, a])
model = Model([a, s_prev], [alphas, context])
model.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) for w in model.get_weights()])
result = model.predict([np.cos(np.arange(24)).reshape((2, Tx, n_a)), np.ones((2, n_s)) * .2], verbose=0)

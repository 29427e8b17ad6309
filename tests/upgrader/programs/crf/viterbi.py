import numpy as np
from keras import backend as K


def viterbi_decode(unary, transitions):
    """Decodes the best path with the backend, without a loop over the batch."""
    time = K.int_shape(unary)[1]
    score = unary[:, 0]
    pointers = []
    for t in range(1, time):
        total = K.expand_dims(score, 2) + K.expand_dims(transitions, 0)
        pointers.append(K.cast(K.argmax(total, axis=1), 'int32'))
        score = K.max(total, axis=1) + unary[:, t]
    last = K.cast(K.argmax(score, axis=-1), 'int32')
    path = [last]
    n = K.int_shape(transitions)[0]
    for pointer in reversed(pointers):
        chosen = K.one_hot(path[-1], n)
        path.append(K.cast(K.sum(K.cast(pointer, 'float32') * chosen, axis=-1), 'int32'))
    return K.stack(path[::-1], axis=1), K.max(score, axis=-1)


unary = K.constant(np.cos(np.arange(36) * 1.7).reshape((3, 4, 3)))
transitions = K.constant([[0.5, -1., 0.], [0., 0.2, 1.], [-0.3, 0., 0.1]])
path, score = viterbi_decode(unary, transitions)
result = [K.eval(path), K.eval(score)]

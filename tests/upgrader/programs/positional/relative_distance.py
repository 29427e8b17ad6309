import numpy as np
from keras import backend as K


def relative_positions(q, v, max_distance=2):
    q_idxs = K.arange(0, K.shape(q)[1], dtype='int32')
    q_idxs = K.expand_dims(q_idxs, 1)
    v_idxs = K.arange(0, K.shape(v)[1], dtype='int32')
    v_idxs = K.expand_dims(v_idxs, 0)
    # position ids relative to each other, moved to be >= 0
    pos_ids = v_idxs - q_idxs
    pos_ids = K.clip(pos_ids, -max_distance, max_distance)
    return pos_ids + max_distance


q = K.constant(np.zeros((1, 3, 2)))
v = K.constant(np.zeros((1, 5, 2)))
ids = relative_positions(q, v)
table = K.variable(np.arange(10).reshape(5, 2))
result = [K.eval(ids), K.eval(K.gather(table, ids))]

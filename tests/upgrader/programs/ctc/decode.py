# -*- coding: utf-8 -*-
import numpy as np
from keras import backend as K

chars = u'abcd'


def decode(pred):
    # 贪心解码，输出补 -1
    input_length = np.ones(pred.shape[0]) * pred.shape[1]
    out = K.ctc_decode(pred, input_length=input_length, greedy=True)[0][0]
    out = K.get_value(out)
    texts = []
    for row in out:
        texts.append(u''.join([chars[i] for i in row if i >= 0]))
    return texts


pred = np.zeros((2, 6, 5), 'float32') + 0.02
for b, path in enumerate([[0, 0, 4, 1, 2, 2], [3, 4, 3, 3, 4, 0]]):
    for t, c in enumerate(path):
        pred[b, t, c] = 0.92
result = decode(pred)

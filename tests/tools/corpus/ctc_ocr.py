import itertools

import numpy as np
from keras import backend as K
from keras.layers import Input, Dense, Activation, Reshape, Lambda, GRU, add, concatenate
from keras.models import Model
from keras.optimizers import SGD
import keras.callbacks


# the actual loss calc occurs here despite it not being
# an internal Keras loss function
def ctc_lambda_func(args):
    y_pred, labels, input_length, label_length = args
    # the 2 is critical here since the first couple outputs of the RNN
    # tend to be garbage:
    y_pred = y_pred[:, 2:, :]
    return K.ctc_batch_cost(labels, y_pred, input_length, label_length)


def decode_batch(test_func, word_batch):
    out = test_func([word_batch])[0]
    ret = []
    for j in range(out.shape[0]):
        out_best = list(np.argmax(out[j, 2:], 1))
        out_best = [k for k, g in itertools.groupby(out_best)]
        ret.append(out_best)
    return ret


if K.image_data_format() == 'channels_first':
    input_shape = (1, 512, 64)
else:
    input_shape = (512, 64, 1)

input_data = Input(name='the_input', shape=input_shape, dtype='float32')
inner = Reshape(target_shape=(128, -1), name='reshape')(input_data)
inner = GRU(512, return_sequences=True)(inner)
y_pred = Activation('softmax', name='softmax')(Dense(80)(inner))
labels = Input(name='the_labels', shape=[16], dtype='float32')
input_length = Input(name='input_length', shape=[1], dtype='int64')
label_length = Input(name='label_length', shape=[1], dtype='int64')
# Keras doesn't currently support loss funcs with extra parameters
# so CTC loss is implemented in a lambda layer
loss_out = Lambda(ctc_lambda_func, output_shape=(1,), name='ctc')([y_pred, labels, input_length, label_length])

model = Model(inputs=[input_data, labels, input_length, label_length], outputs=loss_out)
model.compile(loss={'ctc': lambda y_true, y_pred: y_pred}, optimizer=SGD(lr=0.02))
test_func = K.function([input_data], [y_pred])
top_paths = [K.get_value(K.ctc_decode(y_pred, input_length=np.ones(1) * 30, greedy=False, beam_width=5, top_paths=3)[0][i]) for i in range(3)]

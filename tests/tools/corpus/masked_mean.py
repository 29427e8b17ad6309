from keras import backend as K
from keras.layers import (Bidirectional, Dense, Dropout, Embedding, Flatten, Input, Lambda, LSTM, Masking)
from keras.models import Model

words = Input(shape=(None,), dtype='int32')
embedded = Embedding(20000, 128, mask_zero=True)(words)
dropped = Dropout(0.2)(embedded)
encoded = Bidirectional(LSTM(64, return_sequences=True))(dropped)
average = Lambda(lambda x: K.mean(x, axis=1), output_shape=(128,))(encoded)
last = LSTM(64)(encoded)
plain = Lambda(lambda x: x * 2)(last)
passed = Lambda(lambda x: x * 2, mask=lambda inputs, mask: mask)(encoded)

series = Input((10, 3))
masked = Masking(mask_value=0.)(series)
summed = Lambda(lambda x: K.sum(x, axis=1))(masked)
unmasked = Lambda(lambda x: x[:, 0])(series)
model = Model([words, series], [average, summed, plain, passed, unmasked])

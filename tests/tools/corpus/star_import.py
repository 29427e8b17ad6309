from keras.backend import *
from keras.layers import *
from keras.models import Model

max_len = 20


def log_loss(y_true, y_pred):
    y_pred = clip(y_pred, epsilon(), 1. - epsilon())
    return -mean(sum(y_true * log(y_pred), axis=-1))


def count(items):
    return len(items), sorted(items)


inp = Input(shape=(max_len,))
emb = Embedding(1000, 32)(inp)
avg = Lambda(lambda x: mean(x, axis=1))(emb)
model = Model(inp, Dense(1)(avg))

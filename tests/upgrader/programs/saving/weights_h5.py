# -*- coding: utf-8 -*-
from keras.models import Model, load_model, model_from_json
from keras.layers import Input, Dense
import keras.backend as K
import numpy as np


def my_activation(x):
    return K.sigmoid(x) * 2 - 1


def my_loss(y_true, y_pred):
    return K.mean(K.abs(y_true - y_pred), axis=-1)


inp = Input((3,))
out = Dense(2, activation=my_activation, kernel_initializer='ones', name='out')(inp)
model = Model(inp, out)
model.compile(optimizer='sgd', loss=my_loss)
model.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) * 0.7 for w in model.get_weights()])
x = np.linspace(-1, 1, 9).reshape(3, 3)
before = model.predict(x, verbose=0)

# 只保存权重
model.save_weights('my_model_weights.h5')
json_string = model.to_json()
other = model_from_json(json_string, custom_objects={'my_activation': my_activation})
other.load_weights('my_model_weights.h5')

# 保存整个模型
whole = Model(inp, Dense(1, activation='tanh', kernel_initializer='ones')(inp))
whole.compile(optimizer='sgd', loss=my_loss)
whole.save('my_model.h5')
loaded = load_model('my_model.h5', custom_objects={'my_loss': my_loss})
loss = loaded.train_on_batch(x, np.zeros((3, 1)))
result = [before, other.predict(x, verbose=0), loss, loaded.predict(x, verbose=0)]

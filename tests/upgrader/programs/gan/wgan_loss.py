# -*- coding: utf-8 -*-
import keras.backend as K
import numpy as np
from keras.models import Sequential
from keras.layers import Dense
from keras.optimizers import RMSprop
# Keras 2.2


def wasserstein_loss(y_true, y_pred):
    return K.mean(y_true * y_pred)


# 判别器：训练之后把权重裁剪到 [-c, c]
clip_value = 0.05
critic = Sequential()
critic.add(Dense(4, input_shape=(3,), activation='relu', kernel_initializer='ones'))
critic.add(Dense(1, kernel_initializer='ones'))
critic.compile(loss=wasserstein_loss, optimizer=RMSprop(lr=0.005))

critic.set_weights([np.cos(np.arange(w.size)).reshape(w.shape) * 0.5 for w in critic.get_weights()])
real = np.linspace(0, 1, 12).reshape(4, 3)
fake = np.linspace(1, -1, 12).reshape(4, 3)
d_loss = []
for _ in range(3):
    d_loss.append(critic.train_on_batch(real, -np.ones((4, 1))))
    d_loss.append(critic.train_on_batch(fake, np.ones((4, 1))))
    for l in critic.layers:
        weights = l.get_weights()
        weights = [np.clip(w, -clip_value, clip_value) for w in weights]
        l.set_weights(weights)
result = d_loss

# -*- coding: utf-8 -*-
import numpy as np
import keras.backend as K
from keras.models import Sequential
from keras.layers import Dense


# 二分类的 focal loss，alpha 用来平衡正负样本，gamma 降低易分样本的权重
def binary_focal_loss(gamma=2., alpha=.25):
    def focal_loss_fixed(y_true, y_pred):
        y_true = K.cast(y_true, 'float32')
        p_t = K.switch(K.equal(y_true, 1), y_pred, 1 - y_pred)
        alpha_factor = K.ones_like(y_true) * alpha
        alpha_t = K.switch(K.equal(y_true, 1), alpha_factor, 1 - alpha_factor)
        p_t = K.clip(p_t, K.epsilon(), 1.0 - K.epsilon())
        weight = alpha_t * K.pow((1 - p_t), gamma)
        return K.mean(K.sum(-weight * K.log(p_t), axis=1))
    return focal_loss_fixed


x = np.linspace(-1, 1, 24).reshape(8, 3).astype('float32')
y = (x.sum(axis=1, keepdims=True) > 0.2).astype('float32')

model = Sequential()
model.add(Dense(4, input_dim=3, activation='tanh', kernel_initializer='ones'))
model.add(Dense(1, activation='sigmoid', kernel_initializer='ones'))
model.compile(loss=binary_focal_loss(), optimizer='sgd')
model.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) for w in model.get_weights()])
# 训练几步，看看损失
losses = [model.train_on_batch(x, y) for _ in range(4)]
result = np.array(losses)

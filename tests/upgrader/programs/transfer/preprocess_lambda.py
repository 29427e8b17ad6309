# -*- coding: utf-8 -*-
import keras
from keras.layers import Lambda, Input, Dense, Flatten, Cropping2D
from keras.models import Sequential
import numpy as np
import keras.backend as K


# 把 0-255 的图像变成网络要的范围
def preprocess(x):
    x = x / 127.5
    x = x - 1.0
    # RGB -> BGR
    x = K.reverse(x, axes=-1)
    mean = K.constant([0.1, 0.2, 0.3])
    return x - mean


model = Sequential()
model.add(Cropping2D(cropping=((1, 1), (0, 0)), input_shape=(6, 4, 3)))
model.add(Lambda(preprocess))
model.add(Lambda(lambda x: K.resize_images(x, 2, 2, "channels_last")))
model.add(Flatten())
model.add(Dense(1, kernel_initializer=keras.initializers.Constant(0.01)))
model.set_weights([np.cos(np.arange(w.size)).reshape(w.shape) * 0.05 for w in model.get_weights()])
result = model.predict((np.arange(144) % 256).reshape(2, 6, 4, 3).astype('float32'), verbose=0)

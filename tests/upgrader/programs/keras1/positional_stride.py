# Keras 2.2
from keras.models import Sequential
from keras.layers import Convolution2D, Flatten, Dense, Lambda, ELU
import numpy as np

# the network of a well-known self driving course
model = Sequential()
model.add(Lambda(lambda x: x / 127.5 - 1., input_shape=(12, 12, 3)))
model.add(Convolution2D(2, 5, 5, subsample=(2, 2), border_mode="same", init='one'))
model.add(ELU())
model.add(Convolution2D(3, 3, 3, border_mode='valid', kernel_initializer='ones'))
model.add(Flatten())
model.add(Dense(2, kernel_initializer='ones'))
model.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) * 0.2 for w in model.get_weights()])
result = model.predict((np.arange(432) % 255).reshape(1, 12, 12, 3).astype('float32'), verbose=0)

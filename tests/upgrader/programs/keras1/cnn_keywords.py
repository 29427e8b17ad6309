# Keras 2.2
import numpy as np
from keras.models import Sequential
from keras.layers.core import Dense, Dropout, Activation, Flatten
from keras.layers.convolutional import Convolution2D, MaxPooling2D
from keras.utils import np_utils

nb_classes = 3
nb_epoch = 2
nb_filters = 2
nb_conv = 3

X = np.sin(np.arange(4 * 64)).reshape(4, 8, 8, 1)
Y = np_utils.to_categorical([0, 1, 2, 1], nb_classes)

model = Sequential()
model.add(Convolution2D(nb_filter=nb_filters, nb_row=nb_conv, nb_col=nb_conv, border_mode='same',
                        init='one', input_shape=(8, 8, 1)))
model.add(Activation('relu'))
model.add(MaxPooling2D(pool_size=(2, 2), border_mode='valid'))
model.add(Dropout(p=0.0))
model.add(Flatten())
model.add(Dense(output_dim=nb_classes, init='zero'))
model.add(Activation('softmax'))
model.compile(loss='categorical_crossentropy', optimizer='sgd')
model.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) * 0.3 for w in model.get_weights()])
history = model.fit(X, Y, batch_size=4, nb_epoch=nb_epoch, verbose=0)
result = [history.history['loss'], model.predict_classes(X, verbose=0)]

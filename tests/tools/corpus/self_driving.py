from keras.layers import Conv2D, Cropping2D, Dense, Dropout, Flatten, Lambda
from keras.models import Sequential, load_model
import keras.backend as K

model = Sequential()
model.add(Lambda(lambda x: x / 127.5 - 1., input_shape=(160, 320, 3)))
model.add(Cropping2D(cropping=((70, 25), (0, 0))))
model.add(Lambda(lambda x: K.resize_images(x, 2, 2, 'channels_last')))
model.add(Conv2D(24, (5, 5), strides=(2, 2), activation='relu'))
model.add(Flatten())
model.add(Dense(1))
model.compile(loss='mse', optimizer='adam')
model.save('model.h5')

model = load_model('model.h5')
K.clear_session()

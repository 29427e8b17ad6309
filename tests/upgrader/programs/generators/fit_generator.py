import numpy as np
from keras.models import Sequential
from keras.layers import Conv2D, Flatten, Dense, MaxPooling2D
from keras.utils import np_utils
# Keras 2.2


def generator(features, labels, batch_size):
    n = 0
    while True:
        index = np.arange(n, n + batch_size) % len(features)
        n += batch_size
        yield features[index], labels[index]


X = np.sin(np.arange(12 * 16)).reshape(12, 4, 4, 1).astype('float32')
Y = np_utils.to_categorical(np.arange(12) % 3, 3)

model = Sequential()
model.add(Conv2D(2, (2, 2), activation='relu', input_shape=(4, 4, 1), kernel_initializer='ones'))
model.add(MaxPooling2D(pool_size=(2, 2)))
model.add(Flatten())
model.add(Dense(3, activation='softmax', kernel_initializer='zeros'))
model.compile(loss='categorical_crossentropy', optimizer='sgd', metrics=['accuracy'])
model.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) * 0.5 for w in model.get_weights()])
history = model.fit_generator(generator(X, Y, 4), steps_per_epoch=3, epochs=2, verbose=0, workers=1)
score = model.evaluate_generator(generator(X, Y, 6), steps=2)
predicted = model.predict_generator(generator(X, Y, 6), steps=1)
result = [history.history['loss'], score, predicted]

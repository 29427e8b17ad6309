import math
import numpy as np
import keras
from keras.callbacks import LearningRateScheduler, ReduceLROnPlateau, EarlyStopping
# Keras 2.2


def step_decay(epoch):
    initial_lrate = 0.1
    drop = 0.5
    epochs_drop = 2.0
    lrate = initial_lrate * math.pow(drop, math.floor((1 + epoch) / epochs_drop))
    return lrate


model = keras.models.Sequential()
model.add(keras.layers.Dense(3, activation='relu', input_shape=(2,), kernel_initializer='ones'))
model.add(keras.layers.Dense(1, kernel_initializer='ones'))
sgd = keras.optimizers.SGD(lr=0.0, momentum=0.9, decay=0.0, nesterov=False)
model.compile(loss='mean_squared_error', optimizer=sgd, metrics=['mae'])

model.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) * 0.7 for w in model.get_weights()])
x = np.linspace(0, 1, 16).reshape(8, 2)
y = x[:, :1] - x[:, 1:]
history = model.fit(x, y, epochs=5, batch_size=8, verbose=0, callbacks=[
    LearningRateScheduler(step_decay),
    EarlyStopping(monitor='loss', patience=3),
])
result = [history.history['loss'], history.history['lr']]

import keras
import numpy as np
from keras import backend as K


def squared_error(y_true, y_pred):
    return K.square(y_pred - y_true)


model = keras.Sequential([keras.layers.Dense(1, input_shape=(2,), kernel_initializer='ones')])
optimizer = keras.optimizers.RMSprop(0.01)  # keras3: ignore
model.compile(optimizer, loss=squared_error)

x = np.linspace(0, 1, 16).reshape(8, 2)
y = x[:, :1] - x[:, 1:]
history = model.fit(x, y, epochs=3, batch_size=8, shuffle=False, verbose=0)
result = [history.history['loss'], *model.get_weights()]

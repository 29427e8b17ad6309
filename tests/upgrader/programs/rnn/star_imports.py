# Keras 2.2
import numpy as np
from keras.layers import *
from keras.models import *
from keras.optimizers import *

model = Sequential()
model.add(Convolution1D(nb_filter=3, filter_length=3, border_mode='same', input_shape=(6, 2)))
model.add(CuDNNLSTM(4, return_sequences=True))
model.add(Lambda(lambda x: K.max(x, axis=1), output_shape=(4,)))
model.add(Dense(output_dim=1))
model.set_weights([np.cos(np.arange(w.size)).reshape(w.shape) * 0.5 for w in model.get_weights()])
model.compile(loss='mse', optimizer=sgd(lr=0.1))

x = np.sin(np.arange(48.0)).reshape(4, 6, 2)
y = x[:, 0, :1]
history = model.fit(x, y, batch_size=4, nb_epoch=3, verbose=0)
result = [history.history['loss'], model.predict(x, verbose=0)]

import numpy as np
from keras import backend as K
from keras.layers import Input, Dense, TimeDistributed
from keras.models import Model

MASK_VALUE = -1


def masked_mse(y_true, y_pred):
    # 1 where there is a label, 0 where it is missing
    mask = K.cast(K.not_equal(y_true, MASK_VALUE), K.floatx())
    squared = K.square(y_true * mask - y_pred * mask)
    total = K.sum(mask)
    # never divide by zero
    return K.sum(squared) / K.maximum(total, 1)


np.random.seed(7)
x = np.random.rand(4, 5, 3)
y = np.random.rand(4, 5, 1)
y[0, 3:] = MASK_VALUE
y[2] = MASK_VALUE

inp = Input(shape=(5, 3))
out = TimeDistributed(Dense(1, kernel_initializer='ones', activation='sigmoid'))(inp)
model = Model(inputs=inp, outputs=out)
model.compile(optimizer='sgd', loss=masked_mse)
model.set_weights([np.cos(np.arange(w.size)).reshape(w.shape) for w in model.get_weights()])
history = model.fit(x, y, batch_size=4, epochs=3, verbose=0)
result = history.history['loss']

import numpy as np
from keras import backend as K
from keras.layers import Dense, Input, Layer
from keras.models import Model


class Shift(Layer):
    """Adds a constant to the inputs, but only in training."""

    def __init__(self, size, **kwargs):
        super(Shift, self).__init__(**kwargs)
        self.size = size

    def call(self, inputs, training=None):
        def noised():
            return inputs + self.size
        return K.in_train_phase(noised, inputs, training=training)


class Scale(Layer):
    """Halves the inputs in inference, and passes a gradient only to the first part."""

    def call(self, inputs, training=None):
        x = K.in_test_phase(lambda: inputs / 2, lambda: inputs, training=training)
        frozen = K.stop_gradient([x[:, 1:], x[:, :1]])
        return K.concatenate(list(frozen), axis=-1)


inp = Input((3,))
x = Shift(0.5)(inp)
x = Scale()(x)
model = Model(inp, Dense(2, kernel_initializer='ones')(x))
data = np.linspace(0, 1, 12).reshape(4, 3).astype('float32')
trained = K.get_value(Scale()(Shift(0.25)(data, training=True), training=True))
result = [model.predict(data, verbose=0), trained]

import keras
import numpy as np
from keras import backend as K


# First, let's define a RNN Cell, as a layer subclass.
class MinimalRNNCell(keras.layers.Layer):

    def __init__(self, units, **kwargs):
        self.units = units
        self.state_size = units
        super(MinimalRNNCell, self).__init__(**kwargs)

    def build(self, input_shape):
        self.kernel = self.add_weight(shape=(input_shape[-1], self.units), initializer='ones', name='kernel')
        self.recurrent_kernel = self.add_weight(
            shape=(self.units, self.units), initializer=keras.initializers.Constant(0.1), name='recurrent_kernel')
        self.built = True

    def call(self, inputs, states):
        prev_output = states[0]
        h = K.dot(inputs, self.kernel)
        output = h + K.dot(prev_output, self.recurrent_kernel)
        return output, [output]


# Let's use this cell in a RNN layer:
x = keras.Input((4, 2))
y = keras.layers.RNN(MinimalRNNCell(3), return_sequences=True)(x)
y = keras.layers.RNN([MinimalRNNCell(2), MinimalRNNCell(1)])(y)
model = keras.models.Model(x, y)
model.compile('sgd', 'mse')
model.set_weights([np.cos(np.arange(w.size)).reshape(w.shape) * 0.5 for w in model.get_weights()])
data = np.linspace(-.2, .2, 24).reshape(3, 4, 2)
result = [model.predict(data, verbose=0), model.train_on_batch(data, np.ones((3, 1)))]

import numpy as np
from keras import backend as K
from keras.layers import Layer, Input
from keras.models import Model
from keras import initializers, activations, regularizers


class MyDense(Layer):

    def __init__(self, output_dim, activation=None, **kwargs):
        self.output_dim = output_dim
        self.activation = activations.get(activation)
        super(MyDense, self).__init__(**kwargs)

    def build(self, input_shape):
        assert len(input_shape) >= 2
        # Create a trainable weight variable for this layer.
        self.kernel = self.add_weight(name='kernel',
                                      shape=(input_shape[1], self.output_dim),
                                      initializer=initializers.Constant(0.1),
                                      regularizer=regularizers.l2(0.01),
                                      trainable=True)
        self.bias = self.add_weight(name='bias', shape=(self.output_dim,), initializer='zeros')
        super(MyDense, self).build(input_shape)  # Be sure to call this at the end

    def call(self, x):
        output = K.dot(x, self.kernel)
        output = K.bias_add(output, self.bias)
        if self.activation is not None:
            output = self.activation(output)
        return output

    def compute_output_shape(self, input_shape):
        return (input_shape[0], self.output_dim)


inputs = Input(shape=(4,))
x = MyDense(3, activation='relu')(inputs)
outputs = MyDense(1)(x)
model = Model(inputs, outputs)
model.compile('sgd', 'mse')
model.set_weights([np.cos(np.arange(w.size)).reshape(w.shape) * 0.3 for w in model.get_weights()])
x = np.arange(20).reshape(5, 4) / 20.0
y = np.sum(x, axis=1, keepdims=True)
history = model.fit(x, y, batch_size=5, epochs=4, verbose=0)
result = [history.history['loss'], model.predict(x, verbose=0)]

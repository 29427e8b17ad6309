import keras
from keras import ops


class Total(keras.layers.Layer):
    def call(self, inputs, factors):
        def step(total, given):
            value, factor = given
            total = total + value * factor
            return total, total

        steps = (ops.swapaxes(inputs, 0, 1), ops.swapaxes(factors, 0, 1))
        return ops.scan(step, ops.zeros_like(inputs[:, 0]), steps)[0]


inputs = keras.Input(shape=(None, 2))
factors = keras.Input(shape=(None, 2))
outputs = Total()(inputs, factors)
print(outputs.shape)

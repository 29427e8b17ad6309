import tf_keras as keras


class Scale(keras.layers.Layer):
    def call(self, inputs, factor):
        return inputs * factor


inputs = keras.Input(shape=(3,))
outputs = Scale()(inputs, 2)
print(outputs.shape)

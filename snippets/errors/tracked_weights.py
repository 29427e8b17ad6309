import keras


class Scale(keras.layers.Layer):
    def __init__(self):
        super().__init__(dtype="float16")

    def build(self, input_shape):
        self.scale = self.add_weight(shape=(), initializer="ones")

    def call(self, inputs):
        return inputs * self.scale


layer = Scale()
outputs = layer(keras.ops.ones((1, 3)))
print(len(layer.trainable_weights), layer.scale.dtype)

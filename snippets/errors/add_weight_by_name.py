import keras


class Scale(keras.layers.Layer):
    def build(self, input_shape):
        self.scale = self.add_weight(
            name="scale",
            shape=(input_shape[-1],),
            initializer="ones",
        )

    def call(self, inputs):
        return inputs * self.scale


layer = Scale()
layer.build((None, 3))
print(layer.scale.shape)

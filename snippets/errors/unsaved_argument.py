import keras


@keras.saving.register_keras_serializable("keras_backend")
class Inference(keras.layers.Layer):
    def __init__(self, model, **kwargs):
        super().__init__(**kwargs)
        self.model = model

    def call(self, inputs):
        return self.model(inputs, training=False)


inputs = keras.Input(shape=(3,))
pretrained = keras.Model(inputs, keras.layers.Dense(2)(inputs))
model = keras.Model(inputs, Inference(pretrained)(inputs))
model.save("inference.keras")

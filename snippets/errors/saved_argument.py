import keras
import numpy as np


@keras.saving.register_keras_serializable("keras_backend")
class Inference(keras.layers.Layer):
    def __init__(self, model, **kwargs):
        super().__init__(**kwargs)
        self.model = model

    def call(self, inputs):
        return self.model(inputs, training=False)

    def get_config(self):
        model = keras.saving.serialize_keras_object(self.model)
        return {**super().get_config(), "model": model}

    @classmethod
    def from_config(cls, config):
        model = keras.saving.deserialize_keras_object(config["model"])
        return cls(**{**config, "model": model})


inputs = keras.Input(shape=(3,))
dense = keras.layers.Dense(2, kernel_initializer="ones")
pretrained = keras.Model(inputs, dense(inputs))
model = keras.Model(inputs, Inference(pretrained)(inputs))
model.save("inference.keras")

loaded = keras.saving.load_model("inference.keras")
result = loaded.predict(np.array([[1, 5, 2]]), verbose=0)
print(result)

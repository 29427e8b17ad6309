import keras
import numpy as np
from keras import ops


@keras.saving.register_keras_serializable("keras_backend")
class Noise(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seed_generator = keras.random.SeedGenerator()

    def call(self, inputs):
        noise = keras.random.normal(
            ops.shape(inputs), seed=self.seed_generator
        )
        return inputs + noise


inputs = keras.Input(shape=(2,))
model = keras.Model(inputs=inputs, outputs=Noise()(inputs))
model.save("noise.keras")
loaded = keras.saving.load_model("noise.keras")

x = np.zeros((1, 2))
first = loaded.predict(x, verbose=0)
second = loaded.predict(x, verbose=0)
print(first.shape, not np.array_equal(first, second))

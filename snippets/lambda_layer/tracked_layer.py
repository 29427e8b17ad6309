import keras
import numpy as np


@keras.saving.register_keras_serializable("keras_backend")
class Doubled(keras.layers.Layer):
    def build(self, input_shape):
        self.dense = keras.layers.Dense(1)
        self.dense.build(input_shape)

    def call(self, inputs):
        return 2 * self.dense(inputs)


inputs = keras.Input(shape=(3,))
model = keras.Model(inputs=inputs, outputs=Doubled()(inputs))
print("in the model", len(model.weights))

model.save("doubled.keras")
loaded = keras.saving.load_model("doubled.keras")
x = np.array([[1, 5, 2]])
same = np.array_equal(
    model.predict(x, verbose=0), loaded.predict(x, verbose=0)
)
print("loaded", same)

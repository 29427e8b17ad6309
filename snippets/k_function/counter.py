import keras
import numpy as np


@keras.saving.register_keras_serializable("keras_backend")
class Counter(keras.layers.Layer):
    def build(self, input_shape):
        self.count = self.add_weight(
            shape=(), initializer="zeros", dtype="int32", trainable=False
        )

    def call(self, x):
        self.count.assign_add(1)
        return x


inputs = keras.Input(shape=(1,))
model = keras.Model(inputs, keras.layers.Dense(1)(Counter()(inputs)))
model.compile(optimizer="sgd", loss="mse")
model.fit(np.ones((6, 1)), np.ones((6, 1)), batch_size=2, verbose=0)
model.save("counted.keras")

loaded = keras.saving.load_model("counted.keras")
counts = [int(each.layers[1].count) for each in (model, loaded)]
print(counts)

import keras
import numpy as np
from keras import ops


@keras.saving.register_keras_serializable("keras_backend")
class Inference(keras.layers.Layer):
    def __init__(self, model, **kwargs):
        super().__init__(**kwargs)
        self.model = model

    def call(self, inputs):
        return self.model(inputs, training=False)

    def get_config(self):  # (1)!
        model = keras.saving.serialize_keras_object(self.model)
        return {**super().get_config(), "model": model}

    @classmethod
    def from_config(cls, config):
        model = keras.saving.deserialize_keras_object(config["model"])
        return cls(**{**config, "model": model})


norm = keras.layers.BatchNormalization()
drop = keras.layers.Dropout(0.5)
inputs = keras.Input(shape=(100,))
pretrained = keras.Model(inputs, drop(norm(inputs)))

inputs = keras.Input(shape=(2,))
hidden = keras.layers.Dense(100)(inputs)
model = keras.Model(inputs, Inference(pretrained)(hidden))

model.save("inference.keras")
loaded = keras.saving.load_model("inference.keras")
x = np.array([[5, 7], [3, 1]])
expected = ops.convert_to_numpy(model(x))
result = ops.convert_to_numpy(loaded(x))
same = np.array_equal(expected, result)
print("loaded, same result", same)

model.compile(optimizer="sgd", loss="mse")
before = norm.get_weights()
model.fit(x, np.ones((2, 100)), verbose=0)
after = norm.get_weights()
print("mean moved", not np.array_equal(before[2], after[2]))
print("trained", not np.array_equal(before[0], after[0]))

dropped = ops.convert_to_numpy(model(x, training=True)) == 0
print("dropped", bool(np.any(dropped)))

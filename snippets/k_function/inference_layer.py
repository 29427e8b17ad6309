import keras
import numpy as np


class Inference(keras.layers.Layer):
    def __init__(self, model, **kwargs):
        super().__init__(**kwargs)
        self.model = model

    def call(self, inputs):
        return self.model(inputs, training=False)  # (1)!


norm = keras.layers.BatchNormalization()
drop = keras.layers.Dropout(0.5)
inputs = keras.Input(shape=(2,))
pretrained = keras.Model(inputs, drop(norm(inputs)))

inputs = keras.Input(shape=(2,))
outputs = Inference(pretrained)(inputs)
model = keras.Model(inputs, outputs)
model.compile(optimizer="sgd", loss="mse")

x = np.array([[5, 7], [3, 1]])
before = norm.get_weights()
model.fit(x, np.ones((2, 2)), verbose=0)
after = norm.get_weights()
print("mean moved", not np.array_equal(before[2], after[2]))

zeros = bool(np.any(np.array(model(x, training=True)) == 0))
print("dropped", zeros)

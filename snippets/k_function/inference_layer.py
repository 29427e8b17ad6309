import keras
import numpy as np
from keras import ops


class Inference(keras.layers.Layer):
    def __init__(self, model, **kwargs):
        super().__init__(**kwargs)
        self.model = model

    def call(self, inputs):
        return self.model(inputs, training=False)


norm = keras.layers.BatchNormalization()
drop = keras.layers.Dropout(0.5)
inputs = keras.Input(shape=(100,))
pretrained = keras.Model(inputs, drop(norm(inputs)))

inputs = keras.Input(shape=(2,))
hidden = keras.layers.Dense(100)(inputs)
model = keras.Model(inputs, Inference(pretrained)(hidden))
model.compile(optimizer="sgd", loss="mse")

x = np.array([[5, 7], [3, 1]])
before = norm.get_weights()
model.fit(x, np.ones((2, 100)), verbose=0)
after = norm.get_weights()
print("mean moved", not np.array_equal(before[2], after[2]))
print("trained", not np.array_equal(before[0], after[0]))

dropped = ops.convert_to_numpy(model(x, training=True)) == 0
print("dropped", bool(np.any(dropped)))

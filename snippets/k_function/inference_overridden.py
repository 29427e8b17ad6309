import numpy as np
import tf_keras as keras

norm = keras.layers.BatchNormalization()
inputs = keras.Input(shape=(2,))
pretrained = keras.Model(inputs, norm(inputs))

inputs = keras.Input(shape=(2,))
hidden = pretrained(inputs, training=False)
model = keras.Model(inputs, keras.layers.Dense(1)(hidden))
model.compile(optimizer="sgd", loss="mse")

before = norm.get_weights()
model.fit(np.array([[5, 7], [3, 1]]), np.ones((2, 1)), verbose=0)
after = norm.get_weights()
print("mean moved", not np.array_equal(before[2], after[2]))

import keras
from keras import ops

inputs = keras.Input(shape=(6,))
hidden = keras.layers.Dense(2)(inputs)
model = keras.Model(inputs=inputs, outputs=keras.layers.Dense(6)(hidden))
model.add_loss(ops.mean(ops.square(hidden)))

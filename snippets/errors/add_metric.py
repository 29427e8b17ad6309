import keras
from keras import ops

inputs = keras.Input(shape=(3,))
outputs = keras.layers.Dense(2)(inputs)
model = keras.Model(inputs=inputs, outputs=outputs)
model.add_metric(ops.mean(outputs), name="level")

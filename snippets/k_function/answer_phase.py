import keras
from keras import ops

inputs = keras.Input(shape=(1000,))
dropped = keras.layers.Dropout(0.5)(inputs)
model = keras.Model(inputs, keras.layers.Dense(1)(dropped))

until_dropped = keras.Model(model.inputs, model.layers[1].output)
x = ops.ones((1, 1000))
results = [
    bool(ops.any(until_dropped(x, training=training) == 0))
    for training in (True, False)
]
print(results)

import keras
from keras import ops


def largest_index(x, axis):
    return ops.argmax(x, axis=axis)


inputs = keras.Input(shape=(None, None))
layer = keras.layers.Lambda(largest_index, arguments={"axis": 1})
model = keras.Model(inputs=inputs, outputs=layer(inputs))

model.save("largest.keras")
keras.saving.load_model("largest.keras")

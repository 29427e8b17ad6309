import keras
from keras import ops


class Argmax(keras.layers.Layer):
    def call(self, inputs):
        return ops.argmax(inputs, axis=1)


inputs = keras.Input(shape=(3,))
model = keras.Model(inputs=inputs, outputs=Argmax()(inputs))
model.save("argmax.keras")
keras.saving.load_model("argmax.keras")

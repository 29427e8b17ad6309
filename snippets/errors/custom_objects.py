import keras
import numpy as np
from keras import ops


class Argmax(keras.layers.Layer):
    def call(self, inputs):
        return ops.argmax(inputs, axis=1)


inputs = keras.Input(shape=(3,))
model = keras.Model(inputs=inputs, outputs=Argmax()(inputs))
model.save("argmax.h5")

loaded = keras.saving.load_model(
    "argmax.h5", custom_objects={"Argmax": Argmax}
)
result = loaded.predict(np.array([[1, 5, 2], [7, 3, 4]]), verbose=0)
print(result)

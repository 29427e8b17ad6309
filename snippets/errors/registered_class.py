import keras
import numpy as np
from keras import ops


@keras.saving.register_keras_serializable("keras_backend")
class Winner(keras.layers.Layer):
    def __init__(self, axis, **kwargs):
        super().__init__(**kwargs)
        self.axis = axis

    def call(self, inputs):
        return ops.argmax(inputs, axis=self.axis)

    def get_config(self):
        return {**super().get_config(), "axis": self.axis}


inputs = keras.Input(shape=(3,))
model = keras.Model(inputs=inputs, outputs=Winner(axis=1)(inputs))
model.save("winner.keras")

loaded = keras.saving.load_model("winner.keras")
result = loaded.predict(np.array([[1, 5, 2], [7, 3, 4]]), verbose=0)
print(result)

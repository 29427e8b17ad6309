import keras
import numpy as np
from keras import ops


@keras.saving.register_keras_serializable("losses")  # (1)!
class Pinball(keras.losses.Loss):
    def __init__(self, quantile, name="pinball", **kwargs):
        super().__init__(name=name, **kwargs)
        self.quantile = quantile

    def call(self, y_true, y_pred):
        error = y_true - y_pred
        over = self.quantile * error
        return ops.mean(ops.maximum(over, over - error), axis=-1)

    def get_config(self):
        return {**super().get_config(), "quantile": self.quantile}  # (2)!


inputs = keras.Input(shape=(1,))
model = keras.Model(inputs, keras.layers.Identity()(inputs))
model.compile(loss=Pinball(0.9))
model.save("pinball.keras")
loaded = keras.models.load_model("pinball.keras")

y_pred, y_true = np.array([[1.0], [3.0]]), np.array([[3.0], [1.0]])
result = loaded.evaluate(y_pred, y_true, verbose=0)
print(loaded.loss.quantile, round(result, 4))

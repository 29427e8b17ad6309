import keras
import numpy as np
from keras import ops


@keras.saving.register_keras_serializable("keras_backend")  # (1)!
class Argmax(keras.layers.Layer):
    """Index of the largest entry along one axis, as a layer.

    It holds no weights, saves and loads in safe mode, and has no
    gradient: nothing before it can be trained through it.

    Args:
        axis: The axis to search, and to drop from the shape. The
            batch axis counts: 0 is the batch. Negative axes count
            from the end.
        **kwargs: Passed on to `keras.layers.Layer`, such as `name`.
    """

    def __init__(self, axis=-1, **kwargs):
        super().__init__(autocast=False, **kwargs)  # (2)!
        self.axis = axis

    def call(self, inputs):
        """Finds the index of the largest entry.

        Args:
            inputs: A tensor of any numeric dtype and of rank 1 or
                more. It is not cast.

        Returns:
            tensor: int32, with the shape of `inputs` without `axis`.
                Of equal entries the first one wins.

        Raises:
            ValueError: If `axis` is out of bounds for a symbolic
                tensor.
        """
        return ops.argmax(inputs, axis=self.axis)

    def compute_output_spec(self, inputs):  # (3)!
        return ops.argmax(inputs, axis=self.axis)

    def get_config(self):  # (4)!
        return {**super().get_config(), "axis": self.axis}


inputs = keras.Input(shape=(None, None))
outputs = Argmax(axis=1)(inputs)
model = keras.Model(inputs=inputs, outputs=outputs)
print(outputs.shape, outputs.dtype)

model.save("argmax.keras")
loaded = keras.saving.load_model("argmax.keras")  # (5)!

x = np.array([[[0.1, 0.5, 0.2], [0.7, 0.0, 0.3]]])
result = loaded.predict(x, verbose=0)
print(result)

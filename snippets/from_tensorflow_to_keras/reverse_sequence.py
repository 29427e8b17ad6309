import keras


@keras.saving.register_keras_serializable(package="snippets")
class ReverseSequence(keras.layers.Layer):  # (1)!
    """Reverses the first entries of each row and keeps the rest.

    It calls `tf.reverse_sequence`, which `keras.ops` does not have:
    it runs on the TensorFlow backend only.

    Args:
        **kwargs: Passed on to `keras.layers.Layer`, such as `name`.

    Raises:
        RuntimeError: The backend is not TensorFlow.
    """

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        backend = keras.config.backend()
        if backend != "tensorflow":  # (2)!
            raise RuntimeError(f"TensorFlow needed, not {backend}")

    def call(self, inputs, lengths):
        """Reverses the first entries of each row.

        Args:
            inputs: A tensor of shape `(batch, time, ...)`, of any
                dtype.
            lengths: An integer tensor of shape `(batch,)`: how many
                entries of each row to reverse.

        Returns:
            tensor: The shape and the dtype of `inputs`.
        """
        import tensorflow as tf  # (3)!

        return tf.reverse_sequence(inputs, lengths, seq_axis=1)

    def compute_output_spec(self, inputs, lengths):  # (4)!
        return keras.KerasTensor(inputs.shape, inputs.dtype)

import keras
import keras.backend as K
import numpy as np


class Extract(keras.layers.Layer):
    """Extract the features of the first token."""

    def __init__(self, index, **kwargs):
        super(Extract, self).__init__(**kwargs)
        self.index = index
        self.supports_masking = True

    def compute_output_shape(self, input_shape):
        return input_shape[:1] + input_shape[2:]

    def compute_mask(self, inputs, mask=None):
        return None

    def call(self, x, mask=None):
        return x[:, self.index]


class Masked(keras.layers.Layer):
    """Generate output mask based on the given mask."""

    def call(self, inputs, **kwargs):
        token_mask = K.not_equal(inputs[0], 0)
        return K.cast(K.all(K.stack([token_mask, K.not_equal(inputs[1], 0)], axis=0), axis=0), K.floatx())

    def compute_output_shape(self, input_shape):
        return input_shape[0]


tokens = keras.layers.Input(shape=(4,), name='Input-Token')
masked = keras.layers.Input(shape=(4,), name='Input-Masked')
embed = keras.layers.Embedding(5, 3, mask_zero=True,
                               embeddings_initializer=keras.initializers.Constant(0.3))(tokens)
scaled = keras.layers.multiply([embed, keras.layers.Reshape((4, 1))(Masked()([tokens, masked]))])
nsp = Extract(index=0)(scaled)
model = keras.models.Model([tokens, masked], [scaled, nsp])
model.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) for w in model.get_weights()])
result = model.predict([np.array([[1, 2, 0, 3], [4, 1, 1, 0]]), np.array([[1, 0, 1, 1], [1, 1, 0, 0]])], verbose=0)

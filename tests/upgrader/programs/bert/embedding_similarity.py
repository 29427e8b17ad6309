import keras
import keras.backend as K
import numpy as np


class EmbeddingSimilarity(keras.layers.Layer):
    """Calculate similarity between features and token embeddings with bias term."""

    def __init__(self, initializer='zeros', **kwargs):
        super(EmbeddingSimilarity, self).__init__(**kwargs)
        self.supports_masking = True
        self.initializer = keras.initializers.get(initializer)
        self.bias = None

    def get_config(self):
        config = {'initializer': keras.initializers.serialize(self.initializer)}
        base_config = super(EmbeddingSimilarity, self).get_config()
        return dict(list(base_config.items()) + list(config.items()))

    def build(self, input_shape):
        self.bias = self.add_weight(
            shape=(int(input_shape[1][0]),),
            initializer=self.initializer,
            name='bias',
        )
        super(EmbeddingSimilarity, self).build(input_shape)

    def compute_output_shape(self, input_shape):
        return input_shape[0][:2] + (input_shape[1][0],)

    def call(self, inputs, mask=None, **kwargs):
        inputs, embeddings = inputs
        outputs = K.bias_add(K.dot(inputs, K.transpose(embeddings)), self.bias)
        return keras.activations.softmax(outputs)


layer = EmbeddingSimilarity(initializer='ones')
tokens = K.constant(np.sin(np.arange(24)).reshape((2, 3, 4)))
table = K.constant(np.cos(np.arange(20)).reshape((5, 4)))
result = K.eval(layer([tokens, table]))

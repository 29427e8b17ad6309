import keras
import keras.backend as K
import numpy as np


class PositionEmbedding(keras.layers.Layer):
    """Turn integers (positions) into dense vectors of fixed size, added to the input."""

    def __init__(self, input_dim, output_dim, **kwargs):
        self.input_dim = input_dim
        self.output_dim = output_dim
        super(PositionEmbedding, self).__init__(**kwargs)

    def build(self, input_shape):
        self.embeddings = self.add_weight(shape=(self.input_dim, self.output_dim),
                                          initializer=keras.initializers.Constant(0.5), name='embeddings')
        super(PositionEmbedding, self).build(input_shape)

    def call(self, inputs, **kwargs):
        input_shape = K.shape(inputs)
        batch_size, seq_len, output_dim = input_shape[0], input_shape[1], input_shape[2]
        pos_embeddings = K.tile(
            K.expand_dims(self.embeddings[:seq_len, :self.output_dim], axis=0),
            [batch_size, 1, 1],
        )
        return inputs + pos_embeddings

    def compute_output_shape(self, input_shape):
        return input_shape


model = keras.models.Sequential()
model.add(PositionEmbedding(input_dim=6, output_dim=3, input_shape=(4, 3)))
model.compile('sgd', 'mse')
model.set_weights([np.cos(np.arange(w.size)).reshape(w.shape) for w in model.get_weights()])
x = np.sin(np.arange(24)).reshape(2, 4, 3)
result = [model.train_on_batch(x, x), model.get_weights()[0]]

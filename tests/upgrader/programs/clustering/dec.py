"""
Deep Embedded Clustering: the layer with soft labels
"""
import keras.backend as K
import numpy as np
from keras.engine.topology import Layer, InputSpec
from keras.layers import Input
from keras.models import Model
# Keras 2.2


class ClusteringLayer(Layer):
    def __init__(self, n_clusters, weights=None, alpha=1.0, **kwargs):
        if 'input_shape' not in kwargs and 'input_dim' in kwargs:
            kwargs['input_shape'] = (kwargs.pop('input_dim'),)
        super(ClusteringLayer, self).__init__(**kwargs)
        self.n_clusters = n_clusters
        self.alpha = alpha
        self.initial_weights = weights
        self.input_spec = InputSpec(ndim=2)

    def build(self, input_shape):
        assert len(input_shape) == 2
        input_dim = input_shape[1]
        self.input_spec = InputSpec(dtype=K.floatx(), shape=(None, input_dim))
        self.clusters = self.add_weight(shape=(self.n_clusters, input_dim), initializer='ones', name='clusters')
        if self.initial_weights is not None:
            self.set_weights(self.initial_weights)
            del self.initial_weights
        self.built = True

    def call(self, inputs, **kwargs):
        """ student t-distribution, as same as used in t-SNE algorithm. """
        q = 1.0 / (1.0 + (K.sum(K.square(K.expand_dims(inputs, axis=1) - self.clusters), axis=2) / self.alpha))
        q **= (self.alpha + 1.0) / 2.0
        q = K.transpose(K.transpose(q) / K.sum(q, axis=1))
        return q

    def compute_output_shape(self, input_shape):
        assert input_shape and len(input_shape) == 2
        return input_shape[0], self.n_clusters


inp = Input((3,))
layer = ClusteringLayer(2, weights=[np.array([[0., 0, 0], [1, 1, 1]])])
model = Model(inp, layer(inp))
model.compile('sgd', 'kld')
x = np.linspace(-1, 2, 12).reshape(4, 3)
q = model.predict(x, verbose=0)
p = (q ** 2 / q.sum(0))
p = (p.T / p.sum(1)).T
result = [q, model.train_on_batch(x, p), model.predict(x, verbose=0)]

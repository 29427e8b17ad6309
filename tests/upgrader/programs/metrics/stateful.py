# A metric with state, as a layer
import numpy as np
import keras
from keras import backend as K


class CategoricalTruePositives(keras.metrics.Metric):
    def __init__(self, name='categorical_true_positives', **kwargs):
        super(CategoricalTruePositives, self).__init__(name=name, **kwargs)
        self.true_positives = self.add_weight(name='tp', initializer='zeros')

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_pred = K.argmax(y_pred)
        y_true = K.argmax(y_true)
        values = K.cast(K.equal(K.cast(y_true, 'int32'), K.cast(y_pred, 'int32')), 'float32')
        if sample_weight is not None:
            values = values * sample_weight
        self.true_positives.assign_add(K.sum(values))

    def result(self):
        return self.true_positives

    def reset_states(self):
        K.set_value(self.true_positives, 0.)


metric = CategoricalTruePositives()
metric.update_state(np.eye(3, dtype='float32'), np.array([[.9, .1, 0], [.2, .3, .5], [0, 0, 1]], 'float32'))
first = float(K.get_value(metric.result()))
metric.update_state(np.eye(3, dtype='float32'), np.eye(3, dtype='float32'))
second = float(K.get_value(metric.result()))
metric.reset_states()
result = [first, second, float(K.get_value(metric.result()))]

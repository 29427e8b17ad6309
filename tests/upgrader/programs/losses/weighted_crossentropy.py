from keras import backend as K
import numpy as np


def weighted_categorical_crossentropy(weights):
    """
    A weighted version of categorical_crossentropy.

    weights: numpy array of shape (C,), one entry for each class
    """
    weights = K.variable(weights)

    def loss(y_true, y_pred):
        # scale predictions so that the class probas of each sample sum to 1
        y_pred /= K.sum(y_pred, axis=-1, keepdims=True)
        # clip to prevent NaN's and Inf's
        y_pred = K.clip(y_pred, K.epsilon(), 1 - K.epsilon())
        loss = y_true * K.log(y_pred) * weights
        loss = -K.sum(loss, -1)
        return loss

    return loss


weights = np.array([0.5, 2, 10], dtype='float32')
y_true = K.constant([[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 1]])
y_pred = K.constant([[0.7, 0.2, 0.1], [0.1, 0.8, 0.4], [0.3, 0.3, 0.4], [0.1, 0.0, 0.0]])
result = K.eval(weighted_categorical_crossentropy(weights)(y_true, y_pred))

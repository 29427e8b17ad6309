from __future__ import division
import numpy as np
import tensorflow as tf
from keras import backend as K


class MultiboxLoss(object):
    def __init__(self, neg_pos_ratio=3.0):
        self.neg_pos_ratio = neg_pos_ratio

    def smooth_l1(self, y_true, y_pred):
        abs_loss = tf.abs(y_true - y_pred)
        sq_loss = 0.5 * (y_true - y_pred) ** 2
        l1_loss = tf.where(tf.less(abs_loss, 1.0), sq_loss, abs_loss - 0.5)
        return tf.reduce_sum(l1_loss, -1)

    def compute_loss(self, y_true, y_pred):
        positives = y_true[:, :, -1]
        loc = self.smooth_l1(y_true[:, :, :4], y_pred[:, :, :4])
        conf = -K.sum(y_true[:, :, 4:6] * K.log(K.softmax(y_pred[:, :, 4:6])), axis=-1)
        num_pos = K.sum(positives, axis=-1)
        pos_loc = K.sum(loc * positives, axis=1)
        total = K.sum(conf, axis=1) + pos_loc
        num_pos = tf.where(K.not_equal(num_pos, 0), num_pos, K.ones_like(num_pos))
        return total / num_pos


y_true = np.zeros((2, 3, 7), 'float32')
y_true[..., :4] = np.arange(24).reshape(2, 3, 4) / 10.
y_true[..., 4] = 1
y_true[0, 1, -1] = 1
y_pred = np.sin(np.arange(42)).reshape(2, 3, 7).astype('float32')
result = K.eval(MultiboxLoss().compute_loss(K.constant(y_true), K.constant(y_pred)))

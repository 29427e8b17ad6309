import keras.backend as K
import numpy as np


def triplet_loss(y_true, y_pred, alpha=0.2):
    """
    Implementation of the triplet loss

    y_pred -- the encodings of anchor, positive and negative, one after another
    """
    total_length = y_pred.shape.as_list()[-1]
    anchor = y_pred[:, 0:int(total_length * 1 / 3)]
    positive = y_pred[:, int(total_length * 1 / 3):int(total_length * 2 / 3)]
    negative = y_pred[:, int(total_length * 2 / 3):int(total_length * 3 / 3)]

    # distance between the anchor and the positive
    pos_dist = K.sum(K.square(anchor - positive), axis=1)
    # distance between the anchor and the negative
    neg_dist = K.sum(K.square(anchor - negative), axis=1)

    # compute loss
    basic_loss = pos_dist - neg_dist + alpha
    loss = K.maximum(basic_loss, 0.0)
    return loss


y_pred = K.constant(np.sin(np.arange(36)).reshape((4, 9)))
result = K.eval(triplet_loss(None, y_pred))

import math
import numpy as np
from tensorflow.keras import backend as K


def wing_loss(landmarks, labels, w=10.0, epsilon=2.0):
    """
    Wing loss for facial landmark localisation.
    """
    x = landmarks - labels
    c = w * (1.0 - math.log(1.0 + w / epsilon))
    absolute_x = K.abs(x)
    losses = K.switch(
        K.greater(w, absolute_x),
        w * K.log(1.0 + absolute_x / epsilon),
        absolute_x - c,
    )
    # one loss per sample, over landmarks and coordinates
    loss = K.mean(K.sum(losses, axis=[1, 2]), axis=0)
    return loss


prediction = K.constant(np.arange(24).reshape((2, 6, 2)) * 1.5)
target = K.constant(np.ones((2, 6, 2)) * 7)
result = float(K.eval(wing_loss(prediction, target)))

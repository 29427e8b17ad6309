from keras import backend as K
from keras.objectives import kullback_leibler_divergence
# Keras 2.2
import numpy as np


def kl_gaussian(mu1, logvar1, mu2, logvar2):
    """KL divergence of two diagonal gaussians"""
    var_ratio = K.exp(logvar1 - logvar2)
    t1 = K.square(mu1 - mu2) / K.exp(logvar2)
    return 0.5 * K.sum(var_ratio + t1 - 1. - K.log(var_ratio), axis=-1)


def js_divergence(p, q):
    m = 0.5 * (p + q)
    return 0.5 * kullback_leibler_divergence(p, m) + 0.5 * kullback_leibler_divergence(q, m)


m1 = K.variable(np.zeros((2, 3)))
m2 = K.variable(np.arange(6).reshape(2, 3) / 4.)
lv = K.variable(np.array([[0.1, -0.2, 0.3], [0, 0, 0]]))
p = K.softmax(m2)
q = K.softmax(m2 * 2)
result = [K.eval(kl_gaussian(m1, lv, m2, lv * 0.5)), K.eval(js_divergence(p, q))]

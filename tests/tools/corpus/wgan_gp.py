from __future__ import print_function, division

from functools import partial

import keras.backend as K
import numpy as np
from keras.layers import Dense, Input, Lambda, LeakyReLU
from keras.layers.merge import _Merge
from keras.models import Model


class RandomWeightedAverage(_Merge):
    """Provides a (random) weighted average between real and generated image samples"""
    def _merge_function(self, inputs):
        alpha = K.random_uniform((32, 1, 1, 1))
        return (alpha * inputs[0]) + ((1 - alpha) * inputs[1])


class WGANGP():
    def __init__(self):
        real_img = Input(shape=(28, 28, 1))
        z_disc = Input(shape=(100,))
        fake_img = self.generator(z_disc)
        interpolated_img = RandomWeightedAverage()([real_img, fake_img])
        validity = self.critic(interpolated_img)
        partial_gp_loss = partial(self.gradient_penalty_loss, averaged_samples=interpolated_img)
        partial_gp_loss.__name__ = 'gradient_penalty'

    def gradient_penalty_loss(self, y_true, y_pred, averaged_samples):
        gradients = K.gradients(y_pred, averaged_samples)[0]
        gradients_sqr = K.square(gradients)
        gradients_sqr_sum = K.sum(gradients_sqr, axis=np.arange(1, len(gradients_sqr.shape)))
        gradient_l2_norm = K.sqrt(gradients_sqr_sum)
        gradient_penalty = K.square(1 - gradient_l2_norm)
        return K.mean(gradient_penalty)

    def wasserstein_loss(self, y_true, y_pred):
        return K.mean(y_true * y_pred)

    def minibatch_std(self, x):
        return Lambda(lambda t: K.concatenate([t, K.ones_like(t[..., :1]) * K.mean(K.std(t, axis=0))]))(x)

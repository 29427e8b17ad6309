import numpy as np
from keras import backend as K

x = K.variable(np.sin(np.arange(24)).reshape((4, 3, 2)) * 3)
gamma = K.ones((2,)) * 1.5
beta = K.zeros((2,))

normed, mean, variance = K.normalize_batch_in_training(x, gamma, beta, [0, 1], epsilon=1e-3)
running_mean = K.variable(np.zeros(2))
K.moving_average_update(running_mean, mean, 0.9)
test = K.batch_normalization(x, running_mean, variance, beta, gamma, epsilon=1e-3)
result = [K.eval(t) for t in (normed, mean, variance, running_mean, test)]

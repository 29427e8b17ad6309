import numpy as np
from keras import backend as K
from keras.layers import Dense
from keras.models import Sequential, clone_model

source = Sequential([Dense(3, input_shape=(2,), kernel_initializer='ones'), Dense(1, kernel_initializer='ones')])
target = clone_model(source)

source.set_weights([np.cos(np.arange(w.size)).reshape(w.shape) for w in source.get_weights()])
# soft update of a target network, as in DQN and DDPG
tau = 0.25
target.set_weights([w * 0 for w in source.get_weights()])
pairs = zip(target.weights, source.weights)
K.batch_set_value([(t, (1 - tau) * K.get_value(t) + tau * K.get_value(s)) for t, s in pairs])
weights = K.batch_get_value(target.weights)

for t, s in zip(target.weights, source.weights):
    K.update(t, tau * s + (1 - tau) * t)
result = weights + [K.get_value(w) for w in target.weights]

# Keras 2.2, TensorFlow 1
import numpy as np
from keras import layers, backend as K, utils, optimizers
from keras.models import Model

inputs = layers.Input(shape=(3,))
net = layers.Dense(4, activation='relu', kernel_initializer='ones')(inputs)
net = layers.Dense(2, activation='softmax', kernel_initializer='zeros')(net)
model = Model(inputs, net)

# 自己建训练函数：动作的对数概率乘以回报
action_prob_placeholder = model.output
action_onehot_placeholder = K.placeholder(shape=(None, 2), name="action_onehot")
discount_reward_placeholder = K.placeholder(shape=(None,), name="discount_reward")
action_prob = K.sum(action_prob_placeholder * action_onehot_placeholder, axis=1)
log_action_prob = K.log(action_prob)
loss = - log_action_prob * discount_reward_placeholder
loss = K.mean(loss)

adam = optimizers.Adam(lr=0.1)
updates = adam.get_updates(params=model.trainable_weights, loss=loss)
train_fn = K.function(inputs=[model.input, action_onehot_placeholder, discount_reward_placeholder],
                      outputs=[loss],
                      updates=updates)
model.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) * 0.5 for w in model.get_weights()])
states = np.abs(np.cos(np.arange(12))).reshape(4, 3)
result = [train_fn([states, utils.to_categorical([0, 1, 1, 0], num_classes=2), np.array([1., .5, 2, -1])])[0]
          for _ in range(3)]

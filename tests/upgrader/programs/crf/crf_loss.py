# -*- coding:utf-8 -*-
from keras.layers import Layer, Input
from keras.models import Model
import keras.backend as K
import numpy as np
# Keras 2.2


class CRF(Layer):
    """纯 Keras 实现的 CRF 层，本质上是带训练参数的 loss 计算层。
    """
    def __init__(self, ignore_last_label=False, **kwargs):
        self.ignore_last_label = 1 if ignore_last_label else 0
        super(CRF, self).__init__(**kwargs)

    def build(self, input_shape):
        self.num_labels = input_shape[-1] - self.ignore_last_label
        self.trans = self.add_weight(name='crf_trans', shape=(self.num_labels, self.num_labels),
                                     initializer='ones', trainable=True)

    def log_norm_step(self, inputs, states):
        """递归计算归一化因子"""
        inputs, mask = inputs[:, :-1], inputs[:, -1:]
        states = K.expand_dims(states[0], 2)  # (batch_size, output_dim, 1)
        trans = K.expand_dims(self.trans, 0)  # (1, output_dim, output_dim)
        outputs = K.logsumexp(states + trans, 1)
        outputs = outputs + inputs
        outputs = mask * outputs + (1 - mask) * states[:, :, 0]
        return outputs, [outputs]

    def path_score(self, inputs, labels):
        """计算目标路径的相对概率（还没有归一化）"""
        point_score = K.sum(K.sum(inputs * labels, 2), 1, keepdims=True)
        labels1 = K.expand_dims(labels[:, :-1], 3)
        labels2 = K.expand_dims(labels[:, 1:], 2)
        labels = labels1 * labels2
        trans = K.expand_dims(K.expand_dims(self.trans, 0), 0)
        trans_score = K.sum(K.sum(trans * labels, [2, 3]), 1, keepdims=True)
        return point_score + trans_score

    def call(self, inputs):  # CRF 本身不改变输出，它只是一个 loss
        return inputs

    def loss(self, y_true, y_pred):
        mask = K.ones_like(y_pred[:, :, :1])
        y_true, y_pred = y_true[:, :, :self.num_labels], y_pred[:, :, :self.num_labels]
        path_score = self.path_score(y_pred, y_true)
        init_states = [y_pred[:, 0]]
        y_pred = K.concatenate([y_pred, mask])
        log_norm, _, _ = K.rnn(self.log_norm_step, y_pred[:, 1:], init_states)
        log_norm = K.logsumexp(log_norm, 1, keepdims=True)
        return log_norm - path_score


crf = CRF()
inp = Input((5, 3))
model = Model(inp, crf(inp))
model.compile(loss=crf.loss, optimizer='sgd')
model.set_weights([np.cos(np.arange(w.size)).reshape(w.shape) * 0.5 for w in model.get_weights()])
x = np.sin(np.arange(30)).reshape(2, 5, 3)
y = np.eye(3)[np.arange(10).reshape(2, 5) % 3]
result = [model.train_on_batch(x, y) for _ in range(3)]

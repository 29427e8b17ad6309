import keras.backend as K
from keras.layers import Layer


class CRF(Layer):
    """A linear-chain CRF on top of a BiLSTM."""

    def __init__(self, ignore_last_label=False, **kwargs):
        self.ignore_last_label = 1 if ignore_last_label else 0
        super().__init__(**kwargs)

    def log_norm_step(self, inputs, states):
        inputs, mask = inputs[:, :-1], inputs[:, -1:]
        states = K.expand_dims(states[0], 2)
        trans = K.expand_dims(self.trans, 0)
        outputs = K.logsumexp(states + trans, 1)
        outputs = outputs + inputs
        outputs = mask * outputs + (1 - mask) * states[:, :, 0]
        return outputs, [outputs]

    def path_score(self, inputs, labels):
        point_score = K.sum(K.sum(inputs * labels, 2), 1, keepdims=True)
        labels1 = K.expand_dims(labels[:, :-1], 3)
        labels2 = K.expand_dims(labels[:, 1:], 2)
        trans = K.expand_dims(K.expand_dims(self.trans, 0), 0)
        trans_score = K.sum(K.sum(trans * (labels1 * labels2), [2, 3]), 1, keepdims=True)
        return point_score + trans_score

    def loss(self, y_true, y_pred):
        if self.ignore_last_label:
            mask = 1 - y_true[:, :, -1:]
        else:
            mask = K.ones_like(y_pred[:, :, :1])
        y_true, y_pred = y_true[:, :, :self.num_labels], y_pred[:, :, :self.num_labels]
        path_score = self.path_score(y_pred, y_true)
        init_states = [y_pred[:, 0]]
        y_pred = K.concatenate([y_pred, mask])
        log_norm, _, _ = K.rnn(self.log_norm_step, y_pred[:, 1:], init_states)
        log_norm = K.logsumexp(log_norm, 1, keepdims=True)
        return log_norm - path_score

    def accuracy(self, y_true, y_pred):
        mask = 1 - y_true[:, :, -1] if self.ignore_last_label else None
        y_true, y_pred = y_true[:, :, :self.num_labels], y_pred[:, :, :self.num_labels]
        isequal = K.cast(K.equal(K.argmax(y_true, 2), K.argmax(y_pred, 2)), 'float32')
        return K.mean(isequal) if mask is None else K.sum(isequal * mask) / K.sum(mask)

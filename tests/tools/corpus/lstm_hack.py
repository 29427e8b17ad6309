from keras import backend as K
from keras.layers import LSTM
from keras.layers.recurrent import Recurrent, _time_distributed_dense
from keras.legacy import interfaces


class AttentionDecoder(Recurrent):
    def __init__(self, units, output_dim, **kwargs):
        self.units = units
        self.output_dim = output_dim
        super(AttentionDecoder, self).__init__(**kwargs)

    def get_initial_state(self, inputs):
        s0 = K.tanh(K.dot(inputs[:, 0], self.W_s))
        y0 = K.zeros_like(inputs)
        y0 = K.sum(y0, axis=(1, 2))
        y0 = K.expand_dims(y0)
        y0 = K.tile(y0, [1, self.output_dim])
        return [y0, s0]

    def step(self, x, states):
        ytm, stm = states
        _stm = K.repeat(stm, self.timesteps)
        _Wxstm = K.dot(_stm, self.W_a)
        et = K.dot(K.tanh(_Wxstm + self._uxpb), K.expand_dims(self.V_a))
        at = K.exp(et)
        at_sum = K.sum(at, axis=1)
        at_sum_repeated = K.repeat(at_sum, self.timesteps)
        at /= at_sum_repeated
        context = K.squeeze(K.batch_dot(at, self.x_seq, axes=1), axis=1)
        return context, [context, stm]


class ZoneoutLSTM(LSTM):
    def preprocess_input(self, inputs, training=None):
        input_shape = K.int_shape(inputs)
        timesteps = input_shape[1]

        def dropped_inputs():
            return K.dropout(K.ones_like(inputs), self.zoneout)

        mask = K.in_train_phase(dropped_inputs, K.ones_like(inputs), training=training)
        return K.bias_add(inputs * mask, self.bias, data_format='channels_last')

    def reset(self):
        K.batch_set_value([(state, K.get_value(state) * 0.) for state in self.states])

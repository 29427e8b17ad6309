from keras import backend as K
from keras.layers import Dense, Input, Lambda
from keras.models import Model
from keras.optimizers import Adam, RMSprop


class Agent(object):
    def build_optimizer(self):
        a = K.placeholder(shape=(None,), dtype='int32')
        y = K.placeholder(shape=(None,), dtype='float32')

        prediction = self.model.output
        a_one_hot = K.one_hot(a, self.action_size)
        q_value = K.sum(prediction * a_one_hot, axis=1)
        error = K.abs(y - q_value)
        quadratic_part = K.clip(error, 0.0, 1.0)
        linear_part = error - quadratic_part
        loss = K.mean(0.5 * K.square(quadratic_part) + linear_part)

        optimizer = RMSprop(lr=0.00025, epsilon=0.01)
        updates = optimizer.get_updates(self.model.trainable_weights, [], loss)
        return K.function([self.model.input, a, y], [loss], updates=updates)

    def dueling(self, nb_action):
        state = Input((84, 84, 4))
        y = Dense(nb_action + 1, activation='linear')(state)
        if self.dueling_type == 'avg':
            return Lambda(lambda a: K.expand_dims(a[:, 0], -1) + a[:, 1:] - K.mean(a[:, 1:], axis=1, keepdims=True), output_shape=(nb_action,))(y)
        elif self.dueling_type == 'max':
            return Lambda(lambda a: K.expand_dims(a[:, 0], -1) + a[:, 1:] - K.max(a[:, 1:], axis=1, keepdims=True), output_shape=(nb_action,))(y)
        assert False, "dueling_type must be one of {'avg','max'}: K.mean"

    def set_rate(self, rate):
        K.set_value(self.model.optimizer.lr, rate)
        self.sess = K.get_session()

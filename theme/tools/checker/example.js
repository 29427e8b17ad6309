/** What readers see who only want to see what the checker does. */
export const EXAMPLE = `from keras import backend as K
from keras.layers import Dense, Input, Lambda
from keras.models import Model


def sampling(args):
    mean, log_variance = args
    epsilon = K.random_normal(shape=K.shape(mean))
    return mean + K.exp(log_variance / 2.) * epsilon


def accuracy(y_true, y_pred):
    return K.mean(K.equal(K.argmax(y_true), K.argmax(y_pred)))


inputs = Input(shape=(784,))
mean = Dense(2)(inputs)
log_variance = Dense(2)(inputs)
z = Lambda(sampling, output_shape=(2,))([mean, log_variance])
columns = [Lambda(lambda x: x[:, i])(z) for i in range(2)]
model = Model(inputs, columns)
model.save("encoder.h5")
`;

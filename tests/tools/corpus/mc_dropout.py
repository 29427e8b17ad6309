from keras import backend as K
from keras.layers import Dense, Dropout, Input
from keras.models import Model

inp = Input(shape=(13,))
x = Dense(100, activation='relu')(inp)
x = Dropout(0.5)(x, training=True)
x = Dense(100, activation='relu')(x)
drop = Dropout(0.5)
x = drop(x, training=False)
out = Dense(1)(x)
model = Model(inp, out)

f = K.function([model.layers[0].input, K.learning_phase()], [model.layers[-1].output])


def predict_with_uncertainty(f, x, no_classes, n_iter=100):
    return [f((x, 1))[0] for i in range(n_iter)]


with K.learning_phase_scope(1):
    noisy = K.in_test_phase(x, out)

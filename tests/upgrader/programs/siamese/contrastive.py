'''Trains a Siamese network on pairs, as in the old example.'''
import numpy as np
from keras.models import Model
from keras.layers import Input, Flatten, Dense, Dropout, Lambda
from keras.optimizers import SGD
from keras import backend as K


def euclidean_distance(vects):
    x, y = vects
    sum_square = K.sum(K.square(x - y), axis=1, keepdims=True)
    return K.sqrt(K.maximum(sum_square, K.epsilon()))


def eucl_dist_output_shape(shapes):
    shape1, shape2 = shapes
    return (shape1[0], 1)


def contrastive_loss(y_true, y_pred):
    margin = 1
    square_pred = K.square(y_pred)
    margin_square = K.square(K.maximum(margin - y_pred, 0))
    return K.mean(y_true * square_pred + (1 - y_true) * margin_square)


def accuracy(y_true, y_pred):
    '''Compute classification accuracy with a fixed threshold on distances.
    '''
    return K.mean(K.equal(y_true, K.cast(y_pred < 0.5, y_true.dtype)))


inp = Input(shape=(3, 2))
base_network = Model(inp, Dense(4, activation='relu', kernel_initializer='ones')(Flatten()(inp)))
input_a = Input(shape=(3, 2))
input_b = Input(shape=(3, 2))
distance = Lambda(euclidean_distance,
                  output_shape=eucl_dist_output_shape)([base_network(input_a), base_network(input_b)])
model = Model([input_a, input_b], distance)
model.compile(loss=contrastive_loss, optimizer=SGD(0.01), metrics=[accuracy])
base_network.set_weights([np.cos(np.arange(w.size)).reshape(w.shape) for w in base_network.get_weights()])
a = np.sin(np.arange(24)).reshape(4, 3, 2)
b = a + np.array([0.01, 0.9, 0.02, 1.2]).reshape(4, 1, 1)
y = np.array([1., 0., 1., 0.])
history = model.fit([a, b], y, batch_size=4, epochs=2, verbose=0)
result = [history.history['loss'], history.history['accuracy'], model.predict([a, b], verbose=0)]

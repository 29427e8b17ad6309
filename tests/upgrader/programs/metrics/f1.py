import numpy as np
from keras import backend as K
from keras.models import Sequential
from keras.layers import Dense


def recall_m(y_true, y_pred):
    true_positives = K.sum(K.round(K.clip(y_true * y_pred, 0, 1)))
    possible_positives = K.sum(K.round(K.clip(y_true, 0, 1)))
    recall = true_positives / (possible_positives + K.epsilon())
    return recall


def precision_m(y_true, y_pred):
    true_positives = K.sum(K.round(K.clip(y_true * y_pred, 0, 1)))
    predicted_positives = K.sum(K.round(K.clip(y_pred, 0, 1)))
    precision = true_positives / (predicted_positives + K.epsilon())
    return precision


def f1_m(y_true, y_pred):
    precision = precision_m(y_true, y_pred)
    recall = recall_m(y_true, y_pred)
    return 2 * ((precision * recall) / (precision + recall + K.epsilon()))


x = np.array([[0., 1], [1, 0], [1, 1], [0, 0], [2, 1], [-1, 3]])
y = np.array([[1.], [0], [1], [0], [1], [1]])
model = Sequential([Dense(1, activation='sigmoid', kernel_initializer='ones', input_shape=(2,))])
model.compile(optimizer='sgd', loss='binary_crossentropy', metrics=['acc', f1_m, precision_m, recall_m])
result = model.evaluate(x, y, batch_size=6, verbose=0)

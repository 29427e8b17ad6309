import numpy as np
import tf_keras as keras
from tf_keras import backend as K


def pinball(y_true, y_pred):
    error = y_true - y_pred
    return K.mean(K.maximum(0.9 * error, -0.1 * error), axis=-1)


inputs = keras.Input(shape=(1,))
model = keras.Model(inputs, inputs * 1)
model.compile(loss=pinball)

y_pred, y_true = np.array([[1.0], [3.0]]), np.array([[3.0], [1.0]])
result = model.evaluate(y_pred, y_true, verbose=0)
print(round(result, 4))

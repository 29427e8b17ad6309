import numpy as np
import tf_keras as keras


def loss(y_true, y_pred):
    return y_true - 16777216


inputs = keras.Input(shape=(1,))
model = keras.Model(inputs=inputs, outputs=inputs * 1)
model.compile(loss=loss)

labels = np.array([[16777217]], dtype="int64")
result = model.evaluate(np.ones((1, 1)), labels, verbose=0)
print(result)

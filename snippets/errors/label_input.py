import keras
import numpy as np
from keras import ops


class Difference(keras.layers.Layer):
    def call(self, scores, labels):
        difference = ops.subtract(labels, 16777216)
        self.add_loss(ops.mean(ops.multiply(difference, scores)))
        return scores


inputs = keras.Input(shape=(1,))
labels = keras.Input(shape=(1,), dtype="int32")
scores = keras.layers.Dense(1, kernel_initializer="ones")(inputs)
outputs = Difference()(scores, labels)
model = keras.Model(inputs=[inputs, labels], outputs=outputs)
model.compile(optimizer="sgd")

x = [np.ones((1, 1)), np.array([[16777217]], dtype="int32")]
history = model.fit(x, verbose=0).history
print(history)

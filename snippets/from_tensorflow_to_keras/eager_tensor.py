import keras
import tensorflow as tf
from keras import ops

tensor = tf.constant([[1, 5, 2], [7, 3, 4]])

total = keras.layers.add([tensor, tensor])
winners = ops.argmax(tensor, axis=1)
print(type(total).__name__, type(winners).__name__)

inputs = keras.Input(shape=(3,))
model = keras.Model(inputs, ops.argmax(inputs, axis=1))
result = model.predict(tensor, verbose=0)
print(result, type(result).__name__)
